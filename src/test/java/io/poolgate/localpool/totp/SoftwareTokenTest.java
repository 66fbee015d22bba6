package io.poolgate.localpool.totp;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.AuthenticatorApp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoftwareTokenTest {
  private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  private final SoftwareToken token = new SoftwareToken(KEY);

  /// RFC 6238, appendix B, for SHA-1: the last six of its eight digits.
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void codesAreThoseOfTheRfc(long time, String code) {
    var now = Instant.ofEpochSecond(time);

    assertThat(token.step(code.substring(2), now)).hasValue(time / 30);
    assertThat(new AuthenticatorApp(token.secretCode()).code(now)).isEqualTo(code.substring(2));
  }

  @ParameterizedTest
  @CsvSource({"-31, false", "-30, true", "-1, true", "0, true", "59, true", "60, false"})
  void clocksMayBeOneStepApart(long seconds, boolean right) {
    // Shown from second 1111111110 of the epoch on.
    var shown = Instant.ofEpochSecond(1_111_111_110);

    assertThat(token.step("050471", shown.plusSeconds(seconds)).isPresent()).isEqualTo(right);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "50471", "0050471", "050472"})
  void otherTextsAreNoCodes(String code) {
    assertThat(token.step(code, Instant.ofEpochSecond(1_111_111_111))).isEmpty();
  }

  /// RFC 4648 §10, without the padding.
  @ParameterizedTest
  @CsvSource({
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void secretsAreWrittenInBase32(String bytes, String text) {
    assertThat(Base32.encode(bytes.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
  }

  @Test
  void secretIsNotPrinted() {
    assertThat(token.toString()).isEqualTo("SoftwareToken[]");
  }
}
