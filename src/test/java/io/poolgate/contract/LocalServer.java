package io.poolgate.contract;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;

/// What `mvn mn:run` starts, on free ports.
final class LocalServer implements AutoCloseable {
  private final EmbeddedServer server;

  private LocalServer(EmbeddedServer server) {
    this.server = server;
  }

  static LocalServer start(Map<String, Object> properties) {
    var all = new HashMap<String, Object>();
    all.put("micronaut.server.port", -1);
    all.put("poolgate.management.port", 0);
    all.put("poolgate.local.pool-port", 0);
    all.putAll(properties);
    return new LocalServer(ApplicationContext.run(EmbeddedServer.class, all, "local"));
  }

  String address() {
    return "http://localhost:" + server.getPort();
  }

  @Override
  public void close() {
    server.close();
  }
}
