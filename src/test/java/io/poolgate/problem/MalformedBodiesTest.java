package io.poolgate.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.RawHttp;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever body is sent, a problem comes back: never a 500, never a text of the framework's.
@ExtendWith(PoolgateExtension.class)
class MalformedBodiesTest {
  private final Api api;
  private final RawHttp raw;

  MalformedBodiesTest(PoolgateServer poolgate) {
    api = poolgate.api();
    raw = new RawHttp(api.server());
  }

  static Stream<String> bodyRoutes() {
    return Stream.of(
        "/v1/sign-up",
        "/v1/sign-up/confirm",
        "/v1/sign-up/resend-code",
        "/v1/sign-in",
        "/v1/sign-in/challenge",
        "/v1/tokens/refresh",
        "/v1/sign-out",
        "/v1/forgot-password",
        "/v1/forgot-password/confirm");
  }

  @ParameterizedTest
  @MethodSource("bodyRoutes")
  void everyRouteRefusesEveryMalformedBody(String path) {
    for (var body :
        new String[] {
          "",
          " ",
          "{",
          "}",
          "{}",
          "[]",
          "null",
          "5",
          "\"x\"",
          "true",
          "{\"username\":}",
          "{\"username\":null}",
          "{\"username\":5}",
          "{\"username\":[]}",
          "{\"username\":[\"a\"]}",
          "{\"username\":{}}",
          "{\"username\":true}",
          "{\"username\":\"\"}",
          "{\"no-such-field\":1}",
          "{\"username\":\"a\",\"username\":\"b\"}",
          "{} {}",
          "{\"a\":NaN}",
          "{'a':1}",
          "\u0000",
          "{\"username\":\"\\ud800\"}",
          "{\"username\":\"a b\"}",
          "[".repeat(2000),
          "{\"a\":".repeat(2000)
        }) {
      var answer = api.call("POST", path).json(body).wrong().send();
      assertThat(answer.outcome()).as(path + " " + body).isEqualTo("400 invalid_request");
      assertNoFrameworkText(answer);
    }
  }

  @Test
  void aCompressedBodyIsRefused() {
    var answer = api.call("POST", "/v1/sign-in").header("Content-Encoding", "gzip").json("{}");
    assertThat(answer.wrong().send().outcome()).isEqualTo("415 unsupported_media_type");
  }

  @Test
  void whatIsNestedTooDeepIsRefused() {
    assertThat(answerToNested(25).outcome()).isEqualTo("401 challenge_session_invalid");
    var refused = answerToNested(35);
    assertThat(refused.outcome()).isEqualTo("400 invalid_request");
    assertThat(refused.text("/detail")).contains("nested too deep");
  }

  @ParameterizedTest
  @MethodSource("bodyRoutes")
  void aBodyOfOneMegabyteIsTooLarge(String path) {
    var body = "{\"username\":\"" + "x".repeat(1_000_000) + "\"}";
    assertThat(api.call("POST", path).json(body).wrong().send().outcome())
        .isEqualTo("413 payload_too_large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "application/json; charset=iso-8859-1",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/xml",
        "multipart/form-data; boundary=x"
      })
  void anotherMediaTypeIsRefused(String type) {
    var answer = api.call("POST", "/v1/sign-in").body(type, "{}").wrong().send();
    assertThat(answer.outcome()).isEqualTo("415 unsupported_media_type");
    assertThat(answer.text("/detail")).contains("Content-Type: application/json");
  }

  @Test
  void aNumberThatIsTooLongIsToldFromOneThatIsNoJson() {
    var body = "{\"username\":" + "1".repeat(2000) + "}";
    var answer = api.call("POST", "/v1/sign-in").json(body).wrong().send();
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.text("/detail")).contains("too long");
  }

  @Test
  void nullForAnAttributeIsNotOneThatIsMissing() {
    var body = "{\"username\":\"a\",\"password\":\"b\",\"attributes\":{\"name\":null}}";
    var answer = api.call("POST", "/v1/sign-up").json(body).wrong().send();
    assertThat(answer.errors()).containsExactly("attributes.name invalid_value");
  }

  @Test
  void aBodyOfNoTypeIsRefused() {
    var body = "{\"username\":\"a\",\"password\":\"b\"}";
    assertThat(raw.postUntyped("/v1/sign-in", body)).startsWith("HTTP/1.1 415");
  }

  @ParameterizedTest
  @CsvSource({
    "username, {\"username\":5}, wrong_type",
    "username, {}, required",
    "password, {\"username\":\"a\"}, required",
    "nonsense, {\"username\":\"a\"; \"password\":\"b\"; \"nonsense\":1}, unknown_field",
    "username, {\"username\":\"a\"; \"username\":\"b\"}, duplicate_field"
  })
  void theFieldAndTheReasonAreNamed(String field, String body, String reason) {
    var answer = api.call("POST", "/v1/sign-in").json(body.replace(';', ',')).wrong().send();
    assertThat(answer.json().get("errors"))
        .anySatisfy(error -> {
          assertThat(error.get("field").asText()).isEqualTo(field);
          assertThat(error.get("code").asText()).isEqualTo(reason);
          assertThat(error.get("message").asText()).endsWith(".");
        });
  }

  @Test
  void aNameThatIsTooLongIsToldWithoutEchoingIt() {
    var body = "{\"username\":\"" + "n".repeat(129) + "\",\"password\":\"b\"}";
    var answer = api.call("POST", "/v1/sign-in").json(body).wrong().send();
    assertThat(answer.text("/errors/0/code")).isEqualTo("too_long");
    var long1 = "{\"" + "f".repeat(5000) + "\":1}";
    assertThat(api.call("POST", "/v1/sign-in").json(long1).wrong().send().body().length())
        .isLessThan(1000);
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    var latin1 = "{\"username\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    var utf16 = "{\"username\":\"a\",\"password\":\"b\"}".getBytes(StandardCharsets.UTF_16);
    assertThat(raw.post("/v1/sign-in", latin1))
        .startsWith("HTTP/1.1 400")
        .contains("invalid_request");
    assertThat(raw.post("/v1/sign-in", utf16))
        .startsWith("HTTP/1.1 400")
        .contains("invalid_request");
  }

  private static void assertNoFrameworkText(Answer answer) {
    assertThat(answer.body().toLowerCase(Locale.ROOT))
        .doesNotContain("micronaut", "jackson", "exception", "deserial", "io.poolgate", "argument");
  }

  private Answer answerToNested(int depth) {
    var body =
        "{\"session\":\"x\",\"credential\":%s1%s}"
            .formatted("{\"a\":".repeat(depth), "}".repeat(depth));
    return api.call("POST", "/v1/sign-in/challenge").json(body).wrong().send();
  }
}
