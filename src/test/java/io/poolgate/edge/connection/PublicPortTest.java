package io.poolgate.edge.connection;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolgate.PoolgateServer;
import io.poolgate.problem.StartupException;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class PublicPortTest {
  @Test
  void withoutATrustedProxyNobodyCouldNameASource() {
    assertRefused(Map.of("poolgate.edge.proxy-protocol", true))
        .hasMessage(
            "POOLGATE_EDGE_TRUSTED_PROXIES is not set, so POOLGATE_EDGE_PROXY_PROTOCOL has nobody to"
                + " believe. Example: POOLGATE_EDGE_TRUSTED_PROXIES=10.0.0.0/8");
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(Map<String, Object> properties) {
    return assertThatThrownBy(() -> PoolgateServer.start(properties))
        .rootCause()
        .isInstanceOf(StartupException.class);
  }
}
