package io.poolgate.edge.connection;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolgate.PoolgateServer;
import io.poolgate.edge.tls.CertificateAuthority;
import io.poolgate.edge.tls.PemFiles;
import io.poolgate.problem.StartupException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicPortTest {
  @Test
  void withoutATrustedProxyNobodyCouldNameASource() {
    assertRefused(Map.of("poolgate.edge.proxy-protocol", true))
        .hasMessage(
            "POOLGATE_EDGE_TRUSTED_PROXIES is not set, so POOLGATE_EDGE_PROXY_PROTOCOL has nobody to"
                + " believe. Example: POOLGATE_EDGE_TRUSTED_PROXIES=10.0.0.0/8");
  }

  @Test
  void aPortWithTlsSpeaksNothingInClear(@TempDir Path folder) {
    var files = new PemFiles(folder).write(new CertificateAuthority().issue("one"));
    var properties = new HashMap<String, Object>(files.properties());
    properties.put("poolgate.edge.h2c", true);
    assertRefused(properties)
        .hasMessageStartingWith(
            "POOLGATE_EDGE_H2C is for a port without TLS, and POOLGATE_TLS_CERTIFICATE is set.");
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(Map<String, Object> properties) {
    return assertThatThrownBy(() -> PoolgateServer.start(properties))
        .rootCause()
        .isInstanceOf(StartupException.class);
  }
}
