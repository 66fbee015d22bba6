package io.poolgate.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Accounts;
import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bodies of few bytes and many entries, each of which would cost something: they are refused while
/// they are read, and the answer stays small.
@ExtendWith(PoolgateExtension.class)
class ManyEntriesTest {
  private static final String USER = "{\"username\":\"ada\",\"password\":\"b\",";

  private final PoolgateServer poolgate;
  private final Api api;

  ManyEntriesTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
    this.api = poolgate.api();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/sign-up, attributes",
    "/v1/sign-up, clientMetadata",
    "/v1/sign-in, clientMetadata",
    "/v1/sign-in/challenge, attributes",
    "/v1/sign-in/challenge, answers",
    "/v1/sign-in/challenge, clientMetadata",
    "/v1/sign-in/challenge, credential"
  })
  void moreThanAHundredAreRefusedBeforeTheRestIsRead(String path, String field) {
    for (int size : new int[] {101, 4800}) {
      var entries = entries(size, i -> "\"a" + i + "\":null");
      var answer = post(path, "{\"" + field + "\":{" + entries + " and no JSON");
      assertThat(answer.errors()).containsExactly(field + " too_long");
      assertThat(answer.body().length()).isLessThan(1000);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'x':{MANY NAMES}}; credential.x",
        "{'x':[MANY]}; credential.x",
        "{'x':{'y':[0,[],{'z':[MANY]}]}}; credential.x.y[2].z",
        "{'x':[[1],[MANY]]}; credential.x[1]",
        "{'a':{'response':{MANY NAMES}}}; credential.a.response",
        "{MANY NAMES,'x':[MANY]}; credential"
      })
  void theListOrTheObjectIsNamedHoweverDeepItIs(String credential, String field) {
    var value =
        credential
            .replace('\'', '"')
            .replace("MANY NAMES", entries(101, i -> "\"a" + i + "\":[]"))
            .replace("MANY", entries(101, String::valueOf));
    var answer = post("/v1/sign-in/challenge", "{\"session\":\"x\",\"credential\":" + value + "}");
    assertThat(answer.errors()).containsExactly(field + " too_long");
  }

  @Test
  void aListOfAThousandChoicesIsRefused() {
    var body = "{\"enabled\":[" + entries(1000, _ -> "\"SMS_MFA\"") + "]}";
    var token = Accounts.signedIn(poolgate).text("/tokens/accessToken");
    var answer = api.call("PUT", "/v1/me/mfa").bearer(token).json(body).wrong().send();
    assertThat(answer.errors()).containsExactly("enabled too_long");
  }

  @Test
  void aHundredEntriesAreRead() {
    var hundred = entries(100, i -> "\"a" + i + "\":[" + entries(10, String::valueOf) + "]");
    var body = "{\"session\":\"x\",\"credential\":{" + hundred + "}}";
    assertThat(post("/v1/sign-in/challenge", body).outcome())
        .isEqualTo("401 challenge_session_invalid");
  }

  @ParameterizedTest
  @CsvSource({"60, 60", "99, 30", "30, 99"})
  void listsOfListsAreRefusedForWhatTheyAreTogether(int outer, int inner) {
    var list = "[" + entries(outer, _ -> "[" + entries(inner, String::valueOf) + "]") + "]";
    var answer =
        post("/v1/sign-in/challenge", "{\"session\":\"x\",\"credential\":{\"x\":" + list + "}}");
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.text("/detail")).contains("too many entries");
  }

  @ParameterizedTest
  @CsvSource({"null, invalid_value", "'\"x\"', not_allowed"})
  void ofManyErrorsTheSameSixteenAreNamedWhateverTheirOrder(String value, String reason) {
    var names = new ArrayList<>(IntStream.range(100, 200).mapToObj(i -> "a" + i).toList());
    Collections.shuffle(names);
    var answer = post("/v1/sign-up", USER + "\"attributes\":{" + each(names, value) + "}}");
    assertThat(answer.errors())
        .isEqualTo(
            IntStream.range(100, 116).mapToObj(i -> "attributes.a" + i + " " + reason).toList());
  }

  @Test
  void sixteenErrorsAreOfAllFieldsTogether() {
    var nulls = each(IntStream.range(10, 99).mapToObj(i -> "a" + i).toList(), "null");
    var body = "{\"attributes\":{%s},\"clientMetadata\":{%s}}".formatted(nulls, nulls);
    var errors = post("/v1/sign-up", body).errors();
    assertThat(errors).hasSize(16).isSorted().allMatch(error -> error.startsWith("attributes.a"));
  }

  private Answer post(String path, String body) {
    return api.call("POST", path).json(body).wrong().send();
  }

  private static String each(List<String> names, String value) {
    return names.stream().map(name -> "\"" + name + "\":" + value).collect(Collectors.joining(","));
  }

  private static String entries(int size, IntFunction<String> entry) {
    return IntStream.range(0, size).mapToObj(entry).collect(Collectors.joining(","));
  }
}
