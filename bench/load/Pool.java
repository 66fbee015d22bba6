import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// As much of a user pool as a verifier sees: a signing key, its JWKS, and tokens of Cognito's
/// shape.
final class Pool implements AutoCloseable {
  private static final String ID = "local_Bench1";
  private static final String CLIENT = "poolgatebenchclient0000001";
  private static final int REFRESH_TOKEN = 1700; // characters

  private final Signer signer = new Signer();
  private final HttpServer server;
  private final AtomicInteger fetches = new AtomicInteger();
  private final Instant issuedAt = Instant.now();
  private volatile Duration delay = Duration.ZERO;

  Pool() throws IOException, GeneralSecurityException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var jwks = signer.jwks().getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          fetches.incrementAndGet();
          try (exchange) {
            Thread.sleep(delay);
            exchange.sendResponseHeaders(200, jwks.length);
            exchange.getResponseBody().write(jwks);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
  }

  /// What points Poolgate at this pool.
  Map<String, String> environment() {
    return Map.of(
        "COGNITO_USER_POOL_ID",
        ID,
        "COGNITO_CLIENT_ID",
        CLIENT,
        "COGNITO_ENDPOINT",
        address(),
        "COGNITO_JWKS_URL",
        address() + "/jwks.json");
  }

  /// What points it at this pool for its tokens and at another address for its calls, without
  /// limits, as one client has all of them.
  ///
  /// @param calls where the calls go
  Map<String, String> behind(Server calls) {
    var all = new HashMap<>(environment());
    all.put("COGNITO_ENDPOINT", calls.address());
    all.put("COGNITO_ISSUERS", issuer());
    all.put("POOLGATE_LIMITS_ENABLED", "false");
    all.put("POOLGATE_CONNECTIONS_MAX_PER_ADDRESS", "4000"); // some of the last load's may be left
    return all;
  }

  String issuer() {
    return address() + "/" + ID;
  }

  String clientId() {
    return CLIENT;
  }

  String publicKeyPem() {
    return signer.publicKeyPem();
  }

  /// A valid access token; each number makes another one.
  String token(int number) {
    return signer.sign(claims(number));
  }

  /// A file with so many of them, a line each.
  Path tokens(int count) throws IOException {
    var file = Files.createTempFile("tokens", ".txt");
    file.toFile().deleteOnExit();
    return Files.write(file, IntStream.range(0, count).parallel().mapToObj(this::token).toList());
  }

  /// InitiateAuth's answer to a good password.
  String signIn() {
    return """
    {"AuthenticationResult":{"AccessToken":"%1$s","IdToken":"%1$s","RefreshToken":"%2$s",\
    "TokenType":"Bearer","ExpiresIn":3600},"ChallengeParameters":{}}\
    """
        .formatted(token(0), "r".repeat(REFRESH_TOKEN));
  }

  /// A token under a key that the pool does not have.
  String tokenOfKey(String keyId) {
    return Signer.forge(keyId, claims(0));
  }

  int fetches() {
    return fetches.get();
  }

  /// From now on the JWKS takes that long.
  void delay(Duration before) {
    delay = before;
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private String claims(int number) {
    var id = "%08x-1111-4222-8333-444455556666".formatted(number);
    var now = issuedAt.getEpochSecond();
    return """
    {"sub":"%1$s","cognito:groups":["admins","editors"],"iss":"%2$s/%3$s","client_id":"%4$s",\
    "origin_jti":"%1$s","event_id":"%1$s","token_use":"access","scope":"aws.cognito.signin.user.admin",\
    "auth_time":%5$d,"exp":%6$d,"iat":%5$d,"jti":"%1$s","username":"%1$s"}\
    """
        .formatted(id, address(), ID, CLIENT, now, now + 86_400);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
