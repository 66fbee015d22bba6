package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.poolgate.cognito.signin.AnswerField;
import io.poolgate.cognito.signin.Challenge;
import io.poolgate.cognito.signin.ChallengeType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the contract's tables of challenges to the one that the server works by, and its schemas
/// to them.
class ChallengeTableTest {
  private static final JsonNode CONTRACT = Contract.read().root();
  private static final JsonNode SCHEMAS = CONTRACT.at("/components/schemas");

  private static final Pattern ROW = Pattern.compile("\\| ([A-Z_, ]+) \\| (.+) \\|");
  private static final Pattern FIELD = Pattern.compile("`([a-zA-Z.]+)`");

  /// Where Cognito lists what can be chosen, and what must be filled in.
  private static final Map<String, String> LISTS =
      Map.of(
          "MFAS_CAN_CHOOSE", "[\"ONE\"]",
          "MFAS_CAN_SETUP", "[\"ONE\"]",
          "requiredAttributes", "[\"userAttributes.name\"]");

  @Test
  void bothTablesNameTheSameFieldsOfEachAnswer() {
    var ours = new TreeMap<String, Set<String>>();
    for (var type : ChallengeType.values()) {
      ours.put(
          type.name(),
          ChallengeType.answerOf(type.name()).stream()
              .map(AnswerField::name)
              .collect(Collectors.toCollection(TreeSet::new)));
    }

    assertThat(
            table(
                CONTRACT.at("/paths/~1v1~1sign-in~1challenge/post"),
                "options",
                "parameters.requiredAttributes"))
        .isEqualTo(ours);
  }

  @Test
  void theSchemaHasTheFieldsOfEveryAnswer() {
    var names = Stream.of(ChallengeType.values()).map(ChallengeType::name);
    var fields =
        Stream.concat(names, Stream.of("any other"))
            .flatMap(name -> ChallengeType.answerOf(name).stream())
            .map(AnswerField::name);

    assertThat(SCHEMAS.at("/ChallengeRequest/properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(fields, Stream.of("session", "clientMetadata"))
                .collect(Collectors.toSet()));
  }

  @Test
  void bothTablesSayWhatEachChallengeBrings() {
    var ours = new TreeMap<String, Set<String>>();
    for (var type : ChallengeType.values()) {
      var brings = new TreeSet<String>();
      var asked = new Challenge(type.name(), "session", "ada", LISTS, List.of("ONE"));
      if (!asked.options().isEmpty()) {
        brings.add("options");
      }
      if (type.sendsCode()) {
        brings.add("codeDelivery");
      }
      type.shownParameters()
          .ifPresentOrElse(
              shown -> shown.values().forEach(name -> brings.add("parameters." + name)),
              () -> brings.add("parameters"));
      ours.put(type.name(), brings);
    }

    assertThat(table(SCHEMAS.path("Challenge"))).isEqualTo(ours);
  }

  @Test
  void theSchemaNamesTheSameChallenges() {
    var known = Stream.of(ChallengeType.values()).map(ChallengeType::name).toList();
    for (var list : new String[] {"enum", "x-extensible-enum"}) {
      assertThat(SCHEMAS.path("ChallengeName").path(list))
          .extracting(JsonNode::textValue)
          .containsExactlyInAnyOrderElementsOf(known);
    }
  }

  /// The names in the rows of a description's table, by challenge.
  private static Map<String, Set<String>> table(JsonNode described, String... notFields) {
    var rows = new TreeMap<String, Set<String>>();
    ROW.matcher(described.path("description").asText())
        .results()
        .forEach(row -> {
          var fields =
              FIELD
                  .matcher(row.group(2))
                  .results()
                  .map(field -> field.group(1))
                  .filter(field -> !List.of(notFields).contains(field))
                  .collect(Collectors.toCollection(TreeSet::new));
          Arrays.stream(row.group(1).split(", ")).forEach(name -> rows.put(name, fields));
        });
    return rows;
  }
}
