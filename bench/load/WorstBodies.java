import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/// Does any body of 64 KiB keep the server busy? The processor time of the server for one request,
/// for each of hundreds of the worst bodies we know, on every route that takes one, in front of the
/// local pool, which runs here. Prints the worst of each route.
///
/// Fails where one costs more than 20 ms, or is answered with a 500 or more than 4 KiB.
final class WorstBodies {
  private static final double MOST_MILLIS = 20;
  private static final int MOST_BYTES = 4096;
  private static final int REQUESTS = Run.times(10, 1);
  private static final int TRIES =
      Run.times(3, 1); // the server's compiler and collector work at times
  private static final int WARM_UP = Run.times(2, 0); // of everything

  private final HttpClient http = HttpClient.newHttpClient();
  private final Poolgate poolgate;
  private final String token;

  private WorstBodies(Poolgate poolgate, String token) {
    this.poolgate = poolgate;
    this.token = token;
  }

  private record Cost(double millis, Bodies.Body body) {}

  static void main() throws Exception {
    try (var pool = LocalUserPool.start(LocalPoolOptions.builder().port(0).build());
        var poolgate = new Poolgate(environment(pool), "-Xmx256m")) {
      var user = pool.createUser("ada@example.com", "Right-Pass1word");
      System.exit(new WorstBodies(poolgate, pool.token(user).sign()).run() ? 0 : 1);
    }
  }

  private static Map<String, String> environment(LocalUserPool pool) {
    return Map.of(
        "COGNITO_USER_POOL_ID",
        pool.id(),
        "COGNITO_CLIENT_ID",
        pool.publicClient().id(),
        "COGNITO_ENDPOINT",
        pool.endpoint().toString(),
        "COGNITO_JWKS_URL",
        pool.jwksUrl().toString(),
        "POOLGATE_LIMITS_ENABLED",
        "false");
  }

  private boolean run() throws Exception {
    var routes = BodyRoute.all(session());
    for (int round = 0; round < WARM_UP; round++) {
      for (var route : routes) {
        for (var body : Bodies.of(route)) {
          send(route, body);
        }
      }
    }
    boolean right = true;
    System.out.printf("%-36s %6s %8s   %s%n", "", "bodies", "cpu ms", "the worst");
    for (var route : routes) {
      var bodies = Bodies.of(route);
      var worst = new Cost(0, bodies.getFirst());
      for (var body : bodies) {
        double millis = least(route, body);
        right &= Run.isKept(millis <= MOST_MILLIS);
        worst = millis > worst.millis() ? new Cost(millis, body) : worst;
      }
      var verdict = worst.millis() > MOST_MILLIS ? "  FAILED" : "";
      System.out.printf(
          "%-36s %6d %8.2f   %s%s%n",
          route, bodies.size(), worst.millis(), worst.body().what(), verdict);
    }
    return right;
  }

  /// Measured again where it seems too much.
  private double least(BodyRoute route, Bodies.Body body) throws Exception {
    double least = Double.MAX_VALUE;
    for (int tries = 0; tries < TRIES && least > MOST_MILLIS; tries++) {
      least = Math.min(least, cost(route, body));
    }
    return least;
  }

  private double cost(BodyRoute route, Bodies.Body body) throws Exception {
    long before = poolgate.server().cpuNanos();
    for (int i = 0; i < REQUESTS; i++) {
      send(route, body);
    }
    return (poolgate.server().cpuNanos() - before) / 1e6 / REQUESTS;
  }

  private void send(BodyRoute route, Bodies.Body body) throws Exception {
    var response = http.send(request(route, body), BodyHandlers.ofString());
    if (response.statusCode() == 500 || response.body().length() > MOST_BYTES) {
      throw new IOException(
          route + ", " + body.what() + ": " + response.statusCode() + " " + cut(response));
    }
  }

  private static String cut(HttpResponse<String> response) {
    var text = response.body();
    return text.length() + " bytes, " + text.substring(0, Math.min(200, text.length()));
  }

  private HttpRequest request(BodyRoute route, Bodies.Body body) {
    return HttpRequest.newBuilder(address(route.path()))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token)
        .method(route.method(), BodyPublishers.ofString(body.json()))
        .build();
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + poolgate.port() + path);
  }

  /// A sealed session, so that what comes after it is read too.
  private String session() throws IOException, InterruptedException {
    var body = "{\"username\":\"ada@example.com\",\"method\":\"choice\"}";
    var request =
        HttpRequest.newBuilder(address("/v1/sign-in"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString()).body();
    return answer.replaceAll("(?s).*\"session\":\"([^\"]+)\".*", "$1");
  }
}
