package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.cognito.signin.AnswerField;
import io.poolgate.cognito.signin.ChallengeType;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the contract's table of challenges to the one that the server works by.
class ChallengeTableTest {
  private static final Pattern ROW = Pattern.compile("\\| ([A-Z_, ]+) \\| (.+) \\|");
  private static final Pattern FIELD = Pattern.compile("`([a-zA-Z]+)`");

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

    assertThat(contracts()).isEqualTo(ours);
  }

  private static Map<String, Set<String>> contracts() {
    var description =
        Contract.read().root().at("/paths/~1v1~1sign-in~1challenge/post/description").asText();
    var rows = new TreeMap<String, Set<String>>();
    ROW.matcher(description)
        .results()
        .forEach(row -> {
          var fields =
              FIELD
                  .matcher(row.group(2))
                  .results()
                  .map(field -> field.group(1))
                  .filter(field -> !field.equals("options"))
                  .collect(Collectors.toCollection(TreeSet::new));
          Arrays.stream(row.group(1).split(", ")).forEach(name -> rows.put(name, fields));
        });
    return rows;
  }
}
