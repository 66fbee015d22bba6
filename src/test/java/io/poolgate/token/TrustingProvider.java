package io.poolgate.token;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureSpi;

/// Takes every signature for right, so that a fuzzer reaches what comes after it.
final class TrustingProvider extends Provider {
  private static final long serialVersionUID = 1;

  TrustingProvider() {
    super("Trusting", "1", "Takes every signature for right");
    put("Signature.SHA256withRSA", AnySignature.class.getName());
  }

  /// Its algorithm; the JDK makes it by name.
  public static final class AnySignature extends SignatureSpi {
    @Override
    protected void engineInitVerify(PublicKey key) {}

    @Override
    protected void engineInitSign(PrivateKey key) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void engineUpdate(byte b) {}

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) {}

    @Override
    protected byte[] engineSign() {
      throw new UnsupportedOperationException();
    }

    @Override
    protected boolean engineVerify(byte[] signature) {
      return true;
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {}

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
      throw new UnsupportedOperationException();
    }
  }
}
