package io.poolgate.localpool;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The HTTP server of the local pool.
final class PoolServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("local-pool-", 0).factory());

  PoolServer(LocalPoolOptions options, SigningKeys keys, RequestLog requests) throws IOException {
    server = HttpServer.create(new InetSocketAddress(options.host(), options.port()), 1024);
    server.setExecutor(workers);
    server.createContext(
        "/" + options.poolId() + "/.well-known/jwks.json",
        exchange -> {
          requests.add(new RecordedRequest("JWKS", Map.of(), Map.of()));
          answer(exchange, keys.jwks());
        });
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
