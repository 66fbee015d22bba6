package io.poolgate.trust;

import io.poolgate.problem.StartupException;
import io.poolgate.setting.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The authorities of one PEM file. Who trusts them trusts no others: those of the JVM may be
/// copied into the file. It is read once, at the start.
public final class TrustedAuthorities {
  /// All the public authorities there are take a quarter of it.
  private static final int LARGEST = 1 << 20;

  private static final String EXAMPLE = "/etc/poolgate/ca.pem";

  private final List<X509Certificate> certificates;

  private TrustedAuthorities(List<X509Certificate> certificates) {
    this.certificates = List.copyOf(certificates);
  }

  /// Reads the file that a variable names.
  ///
  /// @throws StartupException where it is no regular file (links are followed), larger than 1 MiB,
  ///   or holds no certificate or a broken one
  public static TrustedAuthorities read(String variable, String path) {
    var file = new RegularFile(variable, path, EXAMPLE);
    try {
      var pem = new String(file.bytes(LARGEST), StandardCharsets.ISO_8859_1);
      var certificates = PemBlock.certificates(pem);
      if (certificates.isEmpty()) {
        throw file.refused("holds no certificate in PEM form");
      }
      return new TrustedAuthorities(certificates);
    } catch (GeneralSecurityException e) {
      throw file.refused("holds a certificate that is broken");
    }
  }

  /// For clients that are given their trust alone.
  public TrustManagerFactory trustManagers() {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < certificates.size(); i++) {
        store.setCertificateEntry(String.valueOf(i), certificates.get(i));
      }
      var managers = TrustManagerFactory.getInstance("PKIX");
      managers.init(store);
      return managers;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PKCS12 and PKIX", e);
    }
  }

  /// For clients that are given all of TLS.
  public SSLContext context() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, trustManagers().getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }
}
