package io.poolgate.token.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;

/// Any bytes for a JWKS.
class KeySetFuzzTest {
  private final Provider provider;

  KeySetFuzzTest() throws NoSuchAlgorithmException {
    provider = SignatureProvider.choose();
  }

  @FuzzTest
  void keySetHasKeysOrIsNone(byte[] jwks) {
    KeySet.parse(jwks, provider).ifPresent(keys -> assertThat(keys.size()).isPositive());
  }
}
