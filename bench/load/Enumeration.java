import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Can a stranger tell by the clock which users exist? 200 interleaved sign-ins each as an unknown
/// user, with a wrong password and as a disabled user, at the local pool; then the same with an
/// early return for unknown users planted in front of the pool, which the measurement must show.
///
/// Fails where two medians differ by more than 10 % and 2 ms, or where the planted one does not.
final class Enumeration {
  private static final int CALLS = 200;
  private static final int WARM_UP = 300;
  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalUserPool pool;
  private final Set<String> users = ConcurrentHashMap.newKeySet();

  private Enumeration(LocalUserPool pool) {
    this.pool = pool;
  }

  static void main() throws Exception {
    try (var pool = LocalUserPool.start(LocalPoolOptions.builder().port(0).build())) {
      System.exit(new Enumeration(pool).run() ? 0 : 1);
    }
  }

  private boolean run() throws Exception {
    try (var front =
            new EarlyReturn(pool.endpoint(), body -> users.stream().anyMatch(body::contains));
        var poolgate = new Poolgate(environment(front.address()))) {
      measure(poolgate, WARM_UP);
      boolean alike = areAlike("as it is", measure(poolgate, CALLS));
      front.plant();
      boolean shown = !areAlike("with an early return planted", measure(poolgate, CALLS));
      return alike && shown;
    }
  }

  private Map<String, String> environment(String endpoint) {
    return Map.of(
        "COGNITO_USER_POOL_ID",
        pool.id(),
        "COGNITO_CLIENT_ID",
        pool.publicClient().id(),
        "COGNITO_ENDPOINT",
        endpoint,
        "COGNITO_JWKS_URL",
        pool.jwksUrl().toString());
  }

  /// The median in milliseconds of each kind of sign-in, in turns, each as a new user: a second
  /// failure in a row would run into the lock that follows them.
  private Map<String, Double> measure(Poolgate poolgate, int calls) throws Exception {
    var times = new LinkedHashMap<String, double[]>();
    for (var kind : new String[] {"unknown user", "wrong password", "disabled user"}) {
      times.put(kind, new double[calls]);
    }
    for (int i = 0; i < calls; i++) {
      times.get("unknown user")[i] = signIn(poolgate, UUID.randomUUID() + "@example.com");
      times.get("wrong password")[i] = signIn(poolgate, newUser());
      var disabled = newUser();
      disable(disabled);
      times.get("disabled user")[i] = signIn(poolgate, disabled);
    }
    var medians = new LinkedHashMap<String, Double>();
    times.forEach((kind, all) -> {
      Arrays.sort(all);
      medians.put(kind, all[calls / 2]);
    });
    return medians;
  }

  private double signIn(Poolgate poolgate, String username) throws Exception {
    var body = "{\"username\":\"%s\",\"password\":\"Wrong-Pass1word\"}".formatted(username);
    var address = URI.create("http://127.0.0.1:" + poolgate.port() + "/v1/sign-in");
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    long start = System.nanoTime();
    var response = http.send(request, BodyHandlers.ofString());
    double millis = (System.nanoTime() - start) / 1e6;
    if (response.statusCode() != 401 || !response.body().contains("\"invalid_credentials\"")) {
      throw new IOException(response.statusCode() + " " + response.body());
    }
    return millis;
  }

  private static boolean areAlike(String when, Map<String, Double> medians) {
    System.out.println(when + ":");
    medians.forEach((kind, millis) -> System.out.printf("  %-16s median %7.2f ms%n", kind, millis));
    double least = medians.values().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double most = medians.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    boolean alike = most - least <= Math.max(2, least * 0.1);
    System.out.printf("  apart by %.2f ms: %s%n", most - least, alike ? "alike" : "different");
    return alike;
  }

  private String newUser() {
    var user = UUID.randomUUID() + "@example.com";
    pool.createUser(user, "Right-Pass1word");
    users.add(user);
    return user;
  }

  /// An administrator's call; the local pool takes any signature.
  private void disable(String username) throws Exception {
    var request =
        HttpRequest.newBuilder(pool.endpoint())
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", "AWSCognitoIdentityProviderService.AdminDisableUser")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20260101/local/cognito-idp/aws4_request, SignedHeaders=host, Signature=00")
            .POST(
                BodyPublishers.ofString(
                    "{\"UserPoolId\":\"%s\",\"Username\":\"%s\"}".formatted(pool.id(), username)))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(response.body());
    }
  }
}
