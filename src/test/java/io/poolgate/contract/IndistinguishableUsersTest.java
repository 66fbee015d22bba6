package io.poolgate.contract;

import static io.poolgate.contract.Enumerable.FORGOT_PASSWORD;
import static io.poolgate.contract.Enumerable.RESEND_CODE;
import static io.poolgate.contract.Enumerable.SIGN_IN_BY_PASSWORD;
import static io.poolgate.contract.Enumerable.SIGN_IN_BY_SRP;
import static io.poolgate.contract.NamesToTry.MUST_RESET;
import static io.poolgate.contract.NamesToTry.UNCONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.poolgate.Accounts;
import io.poolgate.Answer;
import io.poolgate.SignInRig;
import io.poolgate.localpool.LocalPoolOptions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Who is behind a name, if anybody, a stranger cannot tell by the answers, however often he tries:
/// every route that takes a name × what may stand behind it, each compared with nobody's name. (By
/// the clock neither: see bench/load/Enumeration.java.)
class IndistinguishableUsersTest {
  /// Enough for every lock of the pool, and for the limit of messages to one name.
  private static final int TRIES = 13;

  /// What is random in every answer; nothing but its length could tell.
  private static final Set<String> RANDOM =
      Set.of("userId", "session", "secretBlock", "userIdForSrp");

  /// Random numbers, which are shorter where they begin with zeros.
  private static final Set<String> RANDOM_NUMBERS = Set.of("salt", "srpB");

  private static final Pattern SECONDS = Pattern.compile("(?<=\\[|t=)\\d+");

  private static SignInRig concealing;
  private static SignInRig revealing;

  @BeforeAll
  static void start() {
    concealing = start(false);
    revealing = start(true);
  }

  @AfterAll
  static void stop() {
    concealing.close();
    revealing.close();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void whereExistingUsersAreNotRevealed(Enumerable route, NamesToTry kind) {
    assertAlike(concealing, route, kind);
  }

  @ParameterizedTest
  @MethodSource("alikeByDefault")
  void byDefaultWhereThatIsPromised(Enumerable route, NamesToTry kind) {
    assertAlike(revealing, route, kind);
  }

  static Stream<Arguments> everything() {
    return cases(EnumSet.allOf(Enumerable.class), EnumSet.allOf(NamesToTry.class));
  }

  static Stream<Arguments> alikeByDefault() {
    return Stream.concat(
        cases(EnumSet.of(RESEND_CODE, FORGOT_PASSWORD), EnumSet.allOf(NamesToTry.class)),
        cases(
            EnumSet.of(SIGN_IN_BY_PASSWORD, SIGN_IN_BY_SRP),
            EnumSet.complementOf(EnumSet.of(UNCONFIRMED, MUST_RESET))));
  }

  private static Stream<Arguments> cases(Set<Enumerable> routes, Set<NamesToTry> kinds) {
    return routes.stream().flatMap(route -> kinds.stream().map(kind -> Arguments.of(route, kind)));
  }

  /// With the limits that count by name; the others would count all cases together. The pool's
  /// clock stands still: none of its locks opens meanwhile.
  private static SignInRig start(boolean revealExistingUsers) {
    return SignInRig.start(
        LocalPoolOptions.forTests(),
        Map.of(
            "poolgate.reveal-existing-users",
            revealExistingUsers,
            "poolgate.limits.enabled",
            true,
            "poolgate.limits.address",
            "off",
            "poolgate.limits.address-messages",
            "off",
            "poolgate.limits.messages",
            "off"));
  }

  private static void assertAlike(SignInRig rig, Enumerable route, NamesToTry kind) {
    var nobodys = answers(rig, route, Accounts.newEmail());
    var users = answers(rig, route, kind.next(rig));
    assertThat(nobodys.getFirst()).last().asString().startsWith(route.outcome());
    assertThat(users).isEqualTo(nobodys);
  }

  private static List<List<String>> answers(SignInRig rig, Enumerable route, String name) {
    return IntStream.range(0, TRIES)
        .mapToObj(
            _ -> route.call(rig, name).stream().map(IndistinguishableUsersTest::described).toList())
        .toList();
  }

  /// All that a stranger sees of an answer, but for what differs from one to the next anyway.
  private static String described(Answer answer) {
    var body = answer.body().isEmpty() ? "" : described("", answer.json());
    return answer.outcome() + "\n" + headers(answer) + "\n" + body;
  }

  private static Object described(String field, JsonNode value) {
    if (value.isObject()) {
      var fields = new TreeMap<String, Object>();
      value.properties().stream()
          .filter(each -> !each.getKey().equals("requestId"))
          .forEach(each -> fields.put(each.getKey(), described(each.getKey(), each.getValue())));
      return fields;
    }
    if (RANDOM_NUMBERS.contains(field)) {
      return "a number";
    }
    return RANDOM.contains(field) ? value.asText().length() + " characters" : value;
  }

  private static Map<String, Object> headers(Answer answer) {
    var headers = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(answer.response().headers().map());
    headers.keySet().removeAll(Set.of("date", "x-request-id"));
    if (answer.body().contains("\"salt\"")) {
      headers.remove("content-length");
    }
    if (answer.code().equals("rate_limited")) { // waits get shorter meanwhile: to the minute
      headers.computeIfPresent("retry-after", (_, waits) -> inMinutes(waits));
      headers.computeIfPresent("ratelimit", (_, waits) -> inMinutes(waits));
    }
    return headers;
  }

  private static String inMinutes(Object waits) {
    return SECONDS
        .matcher(waits.toString())
        .replaceAll(seconds -> Math.round(Integer.parseInt(seconds.group()) / 60.0) + " minutes");
  }
}
