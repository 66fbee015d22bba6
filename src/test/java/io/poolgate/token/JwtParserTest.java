package io.poolgate.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no header can carry; the rest is in [HostileTokens].
class JwtParserTest {
  private final JwtParser parser = new JwtParser();

  @Test
  void partsAreDecodedAndSignedBytesAreThoseReceived() {
    var token = encode("{\"alg\":\"RS256\"}") + "." + encode("{ \"sub\" : \"a\" }") + ".AQI";

    var jwt = parser.parse(token).orElseThrow();

    assertThat(jwt.header()).isEqualTo(Map.of("alg", "RS256"));
    assertThat(jwt.claims()).isEqualTo(Map.of("sub", "a"));
    assertThat(jwt.signature()).containsExactly(1, 2);
    assertThat(new String(jwt.signed(), StandardCharsets.US_ASCII) + ".AQI").isEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n",
        "e30.e30.AQI\n",
        "\te30.e30.AQI",
        "e30.e30.AQI\0",
        "ｅ30.e30.AQI",
        "e30.e30.ÄQI"
      })
  void textThatNoTokenHasIsRefused(String text) {
    assertThat(parser.parse(text)).isEmpty();
  }

  @Test
  void tokenOfExactlyEightKibIsReadAndOneMoreCharacterIsNot() {
    var start = "e30." + encode("{\"a\":\"" + "x".repeat(3000) + "\"}") + ".";
    var longest = start + "A".repeat(JwtParser.MAX_LENGTH - start.length());

    assertThat(longest).hasSize(8192);
    assertThat(parser.parse(longest)).isPresent();
    assertThat(parser.parse(longest + "A")).isEmpty();
  }

  @Test
  void whatIsPrintedTellsNothingOfTheToken() {
    var jwt = parser.parse(encode("{}") + "." + encode("{\"sub\":\"ada\"}") + ".AQI");

    assertThat(jwt.orElseThrow()).hasToString("Jwt[…]");
  }

  private static String encode(String json) {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
