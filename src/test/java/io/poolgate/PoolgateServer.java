package io.poolgate;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.runtime.server.EmbeddedServer;
import io.poolgate.localpool.AppClient;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// A whole Poolgate on a free port, configured for its own local pool as for any other pool.
public final class PoolgateServer implements AutoCloseable {
  private final LocalUserPool pool;
  private final EmbeddedServer server;
  private final int managementPort;

  private PoolgateServer(LocalUserPool pool, EmbeddedServer server, int managementPort) {
    this.pool = pool;
    this.server = server;
    this.managementPort = managementPort;
  }

  public static PoolgateServer start() {
    return start(Map.of());
  }

  /// Starts with further properties, which go before those that name the pool.
  public static PoolgateServer start(Map<String, Object> properties) {
    return start(LocalPoolOptions.forTests().build(), LocalUserPool::publicClient, properties);
  }

  public static PoolgateServer start(
      LocalPoolOptions options,
      Function<LocalUserPool, AppClient> client,
      Map<String, Object> properties) {
    try {
      var pool = LocalUserPool.start(options);
      var all = new HashMap<String, Object>();
      all.put("cognito.client-id", client.apply(pool).id());
      all.putAll(properties);
      return inFrontOf(pool, options.clock(), all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts in front of a pool that runs already, by the same clock. Closing closes both.
  public static PoolgateServer inFrontOf(
      LocalUserPool pool, InstantSource clock, Map<String, Object> properties) {
    try {
      int managementPort = freePort();
      var all = new HashMap<String, Object>();
      all.put("micronaut.server.port", -1);
      all.put("micronaut.server.host", "127.0.0.1");
      all.put("poolgate.management.port", managementPort);
      all.put("cognito.user-pool-id", pool.id());
      all.put("cognito.client-id", pool.publicClient().id());
      all.put("cognito.endpoint", pool.endpoint().toString());
      // A busy machine must not turn a right answer into a time-out.
      all.put("poolgate.upstream.attempt-timeout", "30s");
      all.put("poolgate.upstream.call-timeout", "60s");
      all.putAll(properties);
      var server =
          ApplicationContext.builder(all, "test")
              .beanDefinitions(
                  RuntimeBeanDefinition.builder(InstantSource.class, () -> clock)
                      .replaces(InstantSource.class)
                      .build())
              .run(EmbeddedServer.class);
      return new PoolgateServer(pool, server, managementPort);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public LocalUserPool pool() {
    return pool;
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
    pool.close();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
