package io.poolgate;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import io.poolgate.localpool.client.LocalAppClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// A Poolgate with a local pool of its own, configured for it as for any other pool.
public final class PoolgateServer implements AutoCloseable {
  private final LocalUserPool pool;
  private final RunningPoolgate poolgate;

  private PoolgateServer(LocalUserPool pool, RunningPoolgate poolgate) {
    this.pool = pool;
    this.poolgate = poolgate;
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
      Function<LocalUserPool, LocalAppClient> client,
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
    var all = new HashMap<String, Object>();
    all.put("cognito.user-pool-id", pool.id());
    all.put("cognito.client-id", pool.publicClient().id());
    all.put("cognito.endpoint", pool.endpoint().toString());
    all.putAll(properties);
    return new PoolgateServer(pool, RunningPoolgate.start(all, clock));
  }

  public LocalUserPool pool() {
    return pool;
  }

  public ApplicationContext context() {
    return poolgate.context();
  }

  /// A client of the public port, held to the contract.
  public Api api() {
    return poolgate.api();
  }

  /// A client of the management port, which is no part of the contract.
  public Api management() {
    return poolgate.management();
  }

  /// Tells the server to end, as SIGTERM does; completes when it has.
  public CompletableFuture<Void> end() {
    return CompletableFuture.runAsync(() -> context().getBean(EmbeddedServer.class).stop());
  }

  @Override
  public void close() {
    poolgate.close();
    pool.close();
  }
}
