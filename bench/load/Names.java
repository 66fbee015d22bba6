import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// New names to try at a pool, and what stands behind each.
final class Names {
  /// What may stand behind a name.
  enum Kind {
    NOBODY,
    CONFIRMED,
    UNCONFIRMED,
    DISABLED,
    MUST_RESET
  }

  private static final String PASSWORD = "Right-Pass1word";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Set<String> users = ConcurrentHashMap.newKeySet();
  private final LocalUserPool pool;

  Names(LocalUserPool pool) {
    this.pool = pool;
  }

  /// Makes a name of this kind. Whatever the kind, that is the same work: else the caches of the
  /// processor would be warmer for some, and the next call faster.
  String next(Kind kind) throws IOException, InterruptedException {
    var confirmed = newName();
    pool.createUser(confirmed, PASSWORD);
    var unconfirmed = newName();
    signUp(unconfirmed);
    var name =
        switch (kind) {
          case NOBODY -> newName();
          case UNCONFIRMED -> unconfirmed;
          case CONFIRMED, DISABLED, MUST_RESET -> confirmed;
        };
    switch (kind) {
      case DISABLED -> pool.disableUser(name);
      case MUST_RESET -> pool.requirePasswordReset(name);
      default -> {}
    }
    if (kind != Kind.NOBODY) {
      users.add(name);
    }
    return name;
  }

  /// Whether a user of that name was made here.
  boolean isUser(String name) {
    return users.contains(name);
  }

  private static String newName() {
    return UUID.randomUUID() + "@example.com";
  }

  /// At the pool itself, as it has no other way to an unconfirmed user.
  private void signUp(String name) throws IOException, InterruptedException {
    var body = "{\"ClientId\":\"%s\",\"Username\":\"%s\",\"Password\":\"%s\"}";
    var request =
        HttpRequest.newBuilder(pool.endpoint())
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", "AWSCognitoIdentityProviderService.SignUp")
            .POST(BodyPublishers.ofString(body.formatted(pool.publicClient().id(), name, PASSWORD)))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(response.body());
    }
  }
}
