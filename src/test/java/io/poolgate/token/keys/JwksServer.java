package io.poolgate.token.keys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.poolgate.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A real HTTP server for key sets that can also fail in every way, and counts how often it was
/// asked.
public final class JwksServer implements AutoCloseable {
  private final AtomicInteger fetches = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final int port;
  private ExecutorService workers;
  private HttpServer server;
  private final String first;
  private volatile Answer answer;

  /// How a request is answered.
  interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  public JwksServer(String jwks) {
    this.first = jwks;
    this.answer = body(200, jwks);
    this.workers = Executors.newVirtualThreadPerTaskExecutor();
    this.port = FreePort.find(); // nobody else takes it before the server returns
    this.server = listen();
  }

  private HttpServer listen() {
    try {
      var started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      started.createContext("/", this::serve);
      started.setExecutor(workers);
      started.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    fetches.incrementAndGet();
    try (exchange) {
      answer.to(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port + "/jwks.json");
  }

  public int fetches() {
    return fetches.get();
  }

  public void serves(String jwks) {
    answer = body(200, jwks);
  }

  /// Serves the first key set, with blanks behind it up to that many bytes.
  public void servesPaddedTo(int bytes) {
    serves(first + " ".repeat(bytes - first.length()));
  }

  /// Serves the first key set, with further entries before its own.
  public void servesBeside(String entries) {
    serves(first.replace("\"keys\":[", "\"keys\":[" + entries));
  }

  public void answers(int status, String text) {
    answer = body(status, text);
  }

  public void answers(Answer how) {
    answer = how;
  }

  /// Takes the request, and says nothing until the returned latch is released.
  public CountDownLatch hangs() {
    var until = new CountDownLatch(1);
    var before = answer;
    answer =
        exchange -> {
          until.await();
          if (closing.getCount() > 0) {
            before.to(exchange);
          }
        };
    return until;
  }

  /// Begins an answer, and adds a byte every now and then.
  public void trickles() {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (!closing.await(200, TimeUnit.MILLISECONDS)) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
          }
        };
  }

  public void redirectsTo(URI elsewhere) {
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("Location", elsewhere.toString());
          exchange.sendResponseHeaders(302, -1);
        };
  }

  /// From now on connections are refused.
  public void refuses() {
    server.stop(0);
  }

  /// Connections are taken again, if they were refused.
  public void returns() {
    server.stop(0);
    server = listen();
  }

  private static Answer body(int status, String text) {
    return exchange -> {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /// What the pool publishes now.
  public static String published(URI jwksUrl) {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(jwksUrl).build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    workers.shutdownNow();
  }
}
