package io.poolgate.contract;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs the README's journey as it stands, so that it cannot rot.
@Timeout(180)
class ReadmeTest {
  @Test
  void theJourneyLeadsToTheEnd() throws Exception {
    var ports =
        Map.<String, Object>of(
            "micronaut.server.port", -1,
            "poolgate.management.port", 0,
            "poolgate.local.pool-port", 0);
    try (var server = ApplicationContext.run(EmbeddedServer.class, ports, "local")) {
      Journey.assertPasses("http://localhost:" + server.getPort());
    }
  }
}
