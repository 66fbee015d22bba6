package io.poolgate;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// A whole Poolgate on free ports, in front of the pool that its properties name.
public final class RunningPoolgate implements AutoCloseable {
  private final EmbeddedServer server;
  private final int managementPort;

  private RunningPoolgate(EmbeddedServer server, int managementPort) {
    this.server = server;
    this.managementPort = managementPort;
  }

  public static RunningPoolgate start(Map<String, Object> properties, InstantSource clock) {
    int managementPort = FreePort.find();
    var all = new HashMap<String, Object>();
    all.put("micronaut.server.port", FreePort.find());
    all.put("micronaut.server.host", "127.0.0.1");
    all.put("poolgate.management.port", managementPort);
    all.put("poolgate.shutdown.grace", "0s");
    // A busy machine must not turn a right answer into a time-out.
    all.put("poolgate.upstream.attempt-timeout", "30s");
    all.put("poolgate.upstream.call-timeout", "60s");
    all.put("poolgate.limits.enabled", false);
    all.putAll(properties);
    var server =
        ApplicationContext.builder(all, "test")
            .beanDefinitions(
                RuntimeBeanDefinition.builder(InstantSource.class, () -> clock)
                    .replaces(InstantSource.class)
                    .build())
            .run(EmbeddedServer.class);
    return new RunningPoolgate(server, managementPort);
  }

  public ApplicationContext context() {
    return server.getApplicationContext();
  }

  /// A client of the public port, held to the contract.
  public Api api() {
    return new Api(URI.create("http://127.0.0.1:" + server.getPort()), true);
  }

  /// A client of the management port, which is no part of the contract.
  public Api management() {
    return new Api(URI.create("http://127.0.0.1:" + managementPort), false);
  }

  @Override
  public void close() {
    server.close();
  }
}
