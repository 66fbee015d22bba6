package io.poolgate.token.keys;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Chooses the provider that verifies signatures: Amazon Corretto Crypto Provider where it loads,
/// which is about twice as fast, else the JDK's own.
public final class SignatureProvider {
  private static final Logger LOG = LoggerFactory.getLogger(SignatureProvider.class);
  private static final String CORRETTO =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

  private SignatureProvider() {}

  /// The provider of SHA256withRSA to verify with.
  public static Provider choose() throws NoSuchAlgorithmException {
    var provider = corretto();
    if (provider == null) {
      provider = Signature.getInstance("SHA256withRSA").getProvider();
    }
    LOG.info("Token signatures are verified by {}", provider.getInfo());
    return provider;
  }

  private static @Nullable Provider corretto() {
    try {
      return ServiceLoader.load(Provider.class).stream()
          .filter(candidate -> candidate.type().getName().equals(CORRETTO))
          .map(ServiceLoader.Provider::get)
          // Its native library may not fit this machine: it is then there, and offers nothing.
          .filter(candidate -> candidate.getService("Signature", "SHA256withRSA") != null)
          .findFirst()
          .orElse(null);
    } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
      LOG.warn("Amazon Corretto Crypto Provider does not load; the JDK verifies instead", e);
      return null;
    }
  }
}
