import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// As much of a user pool as a verifier sees: a signing key, its JWKS, and tokens of Cognito's
/// shape.
final class Pool implements AutoCloseable {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String ID = "local_Bench1";
  private static final String CLIENT = "poolgatebenchclient0000001";
  private static final String KEY_ID = "bench-key-1";

  private final KeyPair key;
  private final HttpServer server;
  private final AtomicInteger fetches = new AtomicInteger();
  private final Instant issuedAt = Instant.now();
  private volatile Duration delay = Duration.ZERO;

  Pool() throws IOException, GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    key = generator.generateKeyPair();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var jwks = jwks().getBytes(StandardCharsets.UTF_8);
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

  String issuer() {
    return address() + "/" + ID;
  }

  String clientId() {
    return CLIENT;
  }

  /// For verifiers that read no JWKS.
  String publicKeyPem() {
    var base64 = Base64.getMimeEncoder().encodeToString(key.getPublic().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
  }

  /// A valid access token; each number makes another one.
  String token(int number) {
    var input = part(header(KEY_ID)) + "." + part(claims(number));
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A token under a key that the pool does not have.
  String tokenOfKey(String keyId) {
    return part(header(keyId)) + "." + part(claims(0)) + "." + BASE64.encodeToString(new byte[256]);
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

  private String jwks() {
    var rsa = (RSAPublicKey) key.getPublic();
    var modulus = rsa.getModulus().toByteArray(); // with a zero byte in front, for the sign
    return """
    {"keys":[{"kty":"RSA","kid":"%s","use":"sig","alg":"RS256","e":"AQAB","n":"%s"}]}\
    """
        .formatted(KEY_ID, BASE64.encodeToString(Arrays.copyOfRange(modulus, 1, 257)));
  }

  private static String header(String keyId) {
    return "{\"kid\":\"%s\",\"alg\":\"RS256\"}".formatted(keyId);
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

  private static String part(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
