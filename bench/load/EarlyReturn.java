import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/// Stands in front of a pool and, once planted, makes the mistake that enumeration feeds on: it
/// refuses a user who does not exist before it has hashed a password.
final class EarlyReturn implements AutoCloseable {
  private static final byte[] REFUSAL =
      """
      {"__type":"NotAuthorizedException","message":"Incorrect username or password."}
      """
          .getBytes(StandardCharsets.UTF_8);

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer server;
  private final URI pool;
  private final Predicate<String> namesAUser;
  private volatile boolean planted;

  /// @param namesAUser whether the body of a call names a user who exists
  EarlyReturn(URI pool, Predicate<String> namesAUser) throws IOException {
    this.pool = pool;
    this.namesAUser = namesAUser;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void plant() {
    planted = true;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      if (planted && target != null && !namesAUser.test(new String(body, StandardCharsets.UTF_8))) {
        answer(exchange, 400, REFUSAL);
        return;
      }
      var request =
          HttpRequest.newBuilder(pool.resolve(exchange.getRequestURI()))
              .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
      if (target != null) {
        request.header("X-Amz-Target", target);
        request.header("Content-Type", "application/x-amz-json-1.1");
      }
      var response = http.send(request.build(), BodyHandlers.ofByteArray());
      answer(exchange, response.statusCode(), response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    http.close();
  }
}
