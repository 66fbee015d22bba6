package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the server to what the contract says of user names in words, because no portable pattern
/// can.
@ExtendWith(PoolgateExtension.class)
class UserNamesTest {
  private static final List<String> ROUTES =
      List.of(
          "/v1/sign-up",
          "/v1/sign-up/confirm",
          "/v1/sign-up/resend-code",
          "/v1/sign-in",
          "/v1/forgot-password",
          "/v1/forgot-password/confirm");

  private final PoolgateServer poolgate;

  UserNamesTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
  }

  /// As JSON escapes them, since some cannot be sent otherwise.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\\u0000", // controls
        "a\\tb",
        "a\\n",
        "\\u0085a",
        "a b", // white space
        " ",
        "a\\u00a0b",
        "\\u2003a",
        "a\\u2028b", // separators
        "a\\u2029b",
        "a\\u00adb", // format
        "a\\u200bb",
        "\\ufeffa",
        "a\\u202eb",
        "\\ud834\\udd73a", // beyond the first plane
        "a\\ud800", // half a character
        "\\udc00a",
        "a\\ue000", // private
        "a\\udbff\\udffd",
        "a\\u0378", // not assigned
        "a\\ufffe"
      })
  void whatNoUserNameHoldsIsRefused(String name) {
    for (var route : ROUTES) {
      var answer =
          poolgate.api().call("POST", route).json("{\"username\":\"" + name + "\"}").wrong().send();
      assertThat(answer.outcome()).as(route).isEqualTo("400 invalid_request");
      assertThat(answer.body())
          .as(route)
          .contains("\"field\":\"username\",\"code\":\"invalid_value\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Łukasz",
        "иван",
        "日本語",
        "a\u0301",
        "नमस्ते",
        "٣",
        "Ⅷ",
        "+4912345678",
        "ada@example.com",
        "«x»",
        "😀",
        "𝒜",
        "!~"
      })
  void anyScriptIsAUserName(String name) {
    for (var route : List.of("/v1/sign-up/resend-code", "/v1/forgot-password")) {
      assertThat(poolgate.api().post(route, "{\"username\":\"" + name + "\"}").status())
          .as(route)
          .isEqualTo(202);
    }
  }
}
