package io.poolgate.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.poolgate.token.keys.SignatureProvider;
import io.poolgate.token.verdict.Verification.Verified;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.params.provider.MethodSource;

/// Any text at all for a token.
class TokenFuzzTest {
  private static final String VALID = FixedVerifier.token();

  private static final AccessTokenVerifier VERIFIER = verifier();

  private static AccessTokenVerifier verifier() {
    try {
      return FixedVerifier.by(SignatureProvider.choose());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @MethodSource("io.poolgate.token.Seeds#tokens")
  @FuzzTest
  void onlyTheTokenItselfIsVerified(byte[] text) {
    var token = new String(text, ISO_8859_1);

    var verdict = VERIFIER.verify(token).join();

    assertThat(verdict instanceof Verified).isEqualTo(token.equals(VALID));
  }
}
