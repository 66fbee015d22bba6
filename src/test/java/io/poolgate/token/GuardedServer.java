package io.poolgate.token;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// The whole server, with routes of every kind ([GuardedRoutes]), in front of a local pool whose
/// keys come from a [JwksServer].
final class GuardedServer implements AutoCloseable {
  final LocalUserPool pool;
  final JwksServer jwks;
  private final EmbeddedServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  GuardedServer(Map<String, Object> more, Consumer<JwksServer> preparation) throws IOException {
    pool = LocalUserPool.start();
    jwks = new JwksServer(JwksServer.published(pool.jwksUrl()));
    preparation.accept(jwks);
    var properties = new HashMap<String, Object>();
    properties.put("spec.name", "guarded-routes");
    properties.put("micronaut.server.port", -1);
    properties.put("poolgate.management.port", freePort());
    properties.put("cognito.user-pool-id", pool.id());
    properties.put("cognito.client-id", LocalPoolOptions.PUBLIC_CLIENT_ID);
    properties.put("cognito.endpoint", pool.endpoint().toString());
    properties.put("cognito.jwks-url", jwks.address().toString());
    properties.putAll(more);
    server = ApplicationContext.run(EmbeddedServer.class, properties);
  }

  /// With the keys loaded.
  static GuardedServer warm(Map<String, Object> more) throws IOException {
    var warm = new GuardedServer(more, _ -> {});
    warm.server.getApplicationContext().getBean(KeySource.class).news().join();
    return warm;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /// How often the verifier was asked.
  double verdicts() {
    var meters = server.getApplicationContext().getBean(MeterRegistry.class);
    return meters.get("poolgate.token.verifications").counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  HttpResponse<String> get(String path, String... authorization)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(server.getURI() + path)).timeout(Duration.ofSeconds(10));
    for (var header : authorization) {
      request.header("Authorization", header);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    http.shutdownNow();
    server.close();
    jwks.close();
    pool.close();
  }
}
