package io.poolgate.edge.tls;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;

/// Issues certificates for localhost, and makes clients that trust them.
public final class CertificateAuthority {
  private final X509Bundle root = issued(new CertificateBuilder().setIsCertificateAuthority(true));

  /// A certificate with an elliptic curve key.
  public X509Bundle issue(String name) {
    return issue(name, CertificateBuilder.Algorithm.ecp256);
  }

  X509Bundle issue(String name, CertificateBuilder.Algorithm algorithm) {
    return issue(server(name).algorithm(algorithm));
  }

  /// For another host than localhost.
  public X509Bundle issueFor(String host) {
    return issue(server(host).addSanDnsName(host));
  }

  public X509Bundle issueExpired(String name) {
    return issue(server(name).notAfter(Instant.now().minus(Duration.ofDays(1))));
  }

  /// Its own certificate.
  public String pem() {
    return root.getRootCertificatePEM();
  }

  public SSLContext client() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, root.toTrustManagerFactory().getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CertificateBuilder server(String name) {
    return new CertificateBuilder()
        .subject("CN=" + name)
        .addSanDnsName("localhost")
        .addSanIpAddress("127.0.0.1")
        .notBefore(Instant.now().minus(Duration.ofDays(30)));
  }

  private X509Bundle issue(CertificateBuilder builder) {
    try {
      return builder.buildIssuedBy(root);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Bundle issued(CertificateBuilder builder) {
    try {
      return builder.subject("CN=root").ecp256().buildSelfSigned();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
