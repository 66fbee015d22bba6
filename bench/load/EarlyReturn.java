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
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Stands in front of a pool and, once planted, makes the mistake that enumeration feeds on: it
/// answers as soon as it knows that there is no such user (at sign-up, that there is one), before
/// the pool has hashed a password or sent a message.
final class EarlyReturn implements AutoCloseable {
  private static final String SERVICE = "AWSCognitoIdentityProviderService.";
  private static final Pattern USERNAME = Pattern.compile("\"(?i:username)\":\"([^\"]*)\"");

  /// How long a message or a hash takes at other pools. Except at sign-in, the local pool's own
  /// work is too short to show.
  private static final Duration WORK = Duration.ofMillis(10);

  private record Reply(int status, byte[] body) {
    static Reply of(int status, String json) {
      return new Reply(status, json.getBytes(StandardCharsets.UTF_8));
    }

    static Reply failure(String type) {
      return of(400, "{\"__type\":\"%s\",\"message\":\"early\"}".formatted(type));
    }
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer server;
  private final URI pool;
  private final Predicate<String> isUser;
  private volatile boolean planted;

  /// @param isUser whether there is a user of that name
  EarlyReturn(URI pool, Predicate<String> isUser) throws IOException {
    this.pool = pool;
    this.isUser = isUser;
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
      var early = planted && target != null ? early(target, body) : Optional.<Reply>empty();
      var reply = early.isPresent() ? early.get() : ask(exchange, target, body);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(reply.status(), reply.body().length);
      exchange.getResponseBody().write(reply.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The answer that is given too early; for the others time passes.
  private Optional<Reply> early(String target, byte[] body) throws InterruptedException {
    var operation = target.substring(SERVICE.length());
    var username = USERNAME.matcher(new String(body, StandardCharsets.UTF_8));
    boolean known = username.find() && isUser.test(username.group(1));
    if (known == operation.equals("SignUp")) {
      return Optional.of(
          switch (operation) {
            case "InitiateAuth" -> Reply.failure("NotAuthorizedException");
            case "SignUp" -> Reply.failure("UsernameExistsException");
            case "ConfirmSignUp" -> Reply.failure("ExpiredCodeException");
            case "ConfirmForgotPassword" -> Reply.failure("CodeMismatchException");
            default -> Reply.of(200, "{}");
          });
    }
    if (!operation.equals("InitiateAuth")) {
      Thread.sleep(WORK);
    }
    return Optional.empty();
  }

  private Reply ask(HttpExchange exchange, String target, byte[] body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(pool.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    if (target != null) {
      request.header("X-Amz-Target", target);
      request.header("Content-Type", "application/x-amz-json-1.1");
    }
    var response = http.send(request.build(), BodyHandlers.ofByteArray());
    return new Reply(response.statusCode(), response.body());
  }

  @Override
  public void close() {
    server.stop(0);
    http.close();
  }
}
