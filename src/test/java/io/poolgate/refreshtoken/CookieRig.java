package io.poolgate.refreshtoken;

import io.poolgate.Accounts;
import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.PoolgateServer;
import io.poolgate.SettableClock;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import java.time.Duration;
import java.util.Map;

/// A server that gives refresh tokens in cookies, at a pool that rotates them, and what pages of
/// any origin ask of it.
final class CookieRig implements AutoCloseable {
  static final String OWN = "https://api.example.com";
  static final String FRONT_END = "https://app.example.com";
  static final String PLAIN = "http://plain.example.com";
  static final String APP = "capacitor://localhost";

  private static final Duration GRACE = Duration.ofSeconds(30);

  private final SettableClock clock = new SettableClock();
  private final PoolgateServer poolgate =
      PoolgateServer.start(
          LocalPoolOptions.forTests().clock(clock).rotateRefreshTokens(GRACE).build(),
          LocalUserPool::publicClient,
          Map.of(
              "poolgate.public-url",
              OWN,
              "poolgate.allowed-origins",
              String.join(",", FRONT_END, PLAIN, APP),
              "poolgate.cookie.max-age",
              "7d"));

  PoolgateServer poolgate() {
    return poolgate;
  }

  /// No token that was renewed before this is good any more.
  void outlastTheGrace() {
    clock.advance(GRACE.plusSeconds(1));
  }

  LocalUserPool pool() {
    return poolgate.pool();
  }

  /// A sign-in of a new user.
  Answer signIn(String origin) {
    return from(origin, "/v1/sign-in").json(credentials(pool())).send();
  }

  Answer refresh(String origin, String cookie) {
    return from(origin, "/v1/tokens/refresh").header("Cookie", cookie).send();
  }

  Answer signOut(String origin, String cookie) {
    return from(origin, "/v1/sign-out").header("Cookie", cookie).json("{}").send();
  }

  /// @param origin empty where no page asks
  Api.Call from(String origin, String path) {
    var call = poolgate.api().call("POST", path);
    return origin.isEmpty() ? call : call.header("Origin", origin);
  }

  /// The body by which a new user of the pool signs in, and wants a cookie.
  static String credentials(LocalUserPool pool) {
    var email = Accounts.newEmail();
    var password = Accounts.newPassword();
    pool.createUser(email, password);
    return """
    {"username":"%s","password":"%s","refreshTokenDelivery":"cookie"}\
    """
        .formatted(email, password);
  }

  /// What the browser would send back.
  static String cookie(Answer answer) {
    var header = answer.header("Set-Cookie").orElseThrow();
    return header.substring(0, header.indexOf(';'));
  }

  @Override
  public void close() {
    poolgate.close();
  }
}
