package io.poolgate.localpool.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SrpTest {
  @Test
  void groupIsOfSafePrime() {
    assertThat(Srp.N.bitLength()).isEqualTo(3072);
    assertThat(Srp.N.isProbablePrime(40)).isTrue();
    assertThat(Srp.N.shiftRight(1).isProbablePrime(40)).isTrue();
  }

  /// A program in another language computed the expected value from Cognito's definition; the
  /// salt's first bit is set, so that its padding counts.
  @Test
  void verifierIsTheOneOfTheDefinition() throws Exception {
    var salt = new BigInteger("8f3c0a11d27be49056ac01ff9e7d3b42", 16);

    String verifier = Srp.verifier(salt, "Poolgate1ada", "Pässword-1").toString(16);

    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
    assertThat(HexFormat.of().formatHex(digest))
        .isEqualTo("4d50382b0c73f9ad92f2ff78b7858018229cdf1a8f7b99ef6a9bb2ccc82a15a1");
  }
}
