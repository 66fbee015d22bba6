package io.poolgate.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Accounts;
import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.PoolgateServer;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The refresh token in a cookie, at a pool that rotates refresh tokens.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CookieDeliveryTest {
  private static final String OWN = "https://api.example.com";
  private static final String FRONT_END = "https://app.example.com";

  private PoolgateServer poolgate;
  private Api api;

  @BeforeAll
  void start() {
    poolgate =
        PoolgateServer.start(
            LocalPoolOptions.forTests().rotateRefreshTokens(Duration.ofSeconds(30)).build(),
            LocalUserPool::publicClient,
            Map.of(
                "poolgate.public-url", OWN,
                "poolgate.allowed-origins", FRONT_END,
                "poolgate.cookie.max-age", "7d"));
    api = poolgate.api();
  }

  @AfterAll
  void stop() {
    poolgate.close();
  }

  @Test
  void theTokenIsInACookieThatScriptsCannotReadAndNotInTheBody() {
    var answer = signIn(FRONT_END);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/tokens").has("refreshToken")).isFalse();
    assertThat(answer.header("Set-Cookie").orElseThrow())
        .startsWith("__Host-poolgate-refresh=")
        .containsIgnoringCase("; HttpOnly")
        .contains("; Secure", "; SameSite=Strict", "; Path=/", "; Max-Age=604800")
        .doesNotContainIgnoringCase("Domain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "https://evil.example",
        "https://app.example.com.evil.example",
        "https://app.example.com:444",
        "http://app.example.com",
        "https://APP.example.com",
        "http://localhost:3000"
      })
  void aPageFromElsewhereGetsNoCookie(String origin) {
    assertThat(signIn(origin).outcome()).isEqualTo("403 origin_not_allowed");
  }

  @Test
  void aRefreshByCookieMovesTheCookieOn() {
    var cookie = cookie(signIn(OWN));
    var refreshed = refresh(OWN, cookie);
    assertThat(refreshed.status()).isEqualTo(200);
    assertThat(refreshed.json().at("/tokens").has("refreshToken")).isFalse();
    var next = cookie(refreshed);
    assertThat(next).isNotEqualTo(cookie);
    assertThat(refresh(OWN, next).status()).isEqualTo(200);
  }

  @Test
  void twoTabsThatRefreshAtOnceBothGoOn() {
    var cookie = cookie(signIn(OWN));
    var one = CompletableFuture.supplyAsync(() -> refresh(OWN, cookie));
    var other = CompletableFuture.supplyAsync(() -> refresh(OWN, cookie));
    assertThat(one.join().status()).isEqualTo(200);
    assertThat(other.join().status()).isEqualTo(200);
    assertThat(refresh(OWN, cookie(one.join())).status()).isEqualTo(200);
    assertThat(refresh(OWN, cookie(other.join())).status()).isEqualTo(200);
  }

  @Test
  void aPageFromElsewhereCannotUseTheCookie() {
    var cookie = cookie(signIn(OWN));
    for (var origin : new String[] {"", "https://evil.example"}) {
      assertThat(refresh(origin, cookie).outcome()).isEqualTo("403 origin_not_allowed");
      assertThat(signOut(origin, cookie).outcome()).isEqualTo("403 origin_not_allowed");
    }
    assertThat(refresh(OWN, cookie).status()).isEqualTo(200);
  }

  @Test
  void aTokenThatIsOverTakesItsCookieAlong() {
    var answer = refresh(OWN, "__Host-poolgate-refresh=mark-over");
    assertThat(answer.outcome()).isEqualTo("401 refresh_token_invalid");
    assertCleared(answer);
  }

  @Test
  void signingOutRevokesTheTokenAndClearsTheCookie() {
    var cookie = cookie(signIn(OWN));
    var signedOut = signOut(OWN, cookie);
    assertThat(signedOut.status()).isEqualTo(204);
    assertCleared(signedOut);
    assertThat(refresh(OWN, cookie).outcome()).isEqualTo("401 refresh_token_invalid");
  }

  @Test
  void whoHasNoCookieAnyMoreIsSignedOutOnceMore() {
    var answer = from(OWN, "/v1/sign-out").send();
    assertThat(answer.status()).isEqualTo(204);
    assertCleared(answer);
  }

  @Test
  void withNeitherATokenNorAPageThereIsNothingToSignOut() {
    assertThat(from("", "/v1/sign-out").send().outcome()).isEqualTo("400 invalid_request");
    assertThat(from("", "/v1/tokens/refresh").send().outcome()).isEqualTo("400 invalid_request");
  }

  @Test
  void aTokenInTheBodyAndOneInTheCookieAreOneTooMany() {
    var cookie = cookie(signIn(OWN));
    for (var path : new String[] {"/v1/tokens/refresh", "/v1/sign-out"}) {
      var answer =
          from(OWN, path).header("Cookie", cookie).json("{\"refreshToken\":\"mark-other\"}").send();
      assertThat(answer.outcome()).isEqualTo("400 invalid_request");
      assertThat(answer.text("/errors/0/field")).isEqualTo("refreshToken");
    }
    assertThat(refresh(OWN, cookie).status()).isEqualTo(200);
  }

  @Test
  void forwardedHeadersNameNoOrigin() {
    var answer =
        from("https://evil.example", "/v1/sign-in")
            .header("X-Forwarded-Host", "evil.example")
            .header("X-Forwarded-Proto", "https")
            .header("Forwarded", "host=evil.example;proto=https")
            .json(credentials())
            .send();
    assertThat(answer.outcome()).isEqualTo("403 origin_not_allowed");
  }

  @Test
  void withoutAPublicUrlThereAreNoCookies() {
    try (var plain = PoolgateServer.start(Map.of("poolgate.allowed-origins", FRONT_END))) {
      var answer =
          plain
              .api()
              .call("POST", "/v1/sign-in")
              .header("Origin", FRONT_END)
              .json(credentials())
              .send();
      assertThat(answer.outcome()).isEqualTo("501 not_enabled");
    }
  }

  @Test
  void theChallengesOfASignInKeepToItsCookie() {
    var email = Accounts.newEmail();
    poolgate.pool().createUser(email, Accounts.newPassword());
    var challenge =
        from(OWN, "/v1/sign-in")
            .json(
                """
                {"username":"%s","method":"choice","preferredChallenge":"EMAIL_OTP",
                 "refreshTokenDelivery":"cookie"}\
                """
                    .formatted(email))
            .send();
    var answer =
        "{\"session\":\"%s\",\"code\":\"%s\"}"
            .formatted(
                challenge.text("/challenge/session"), poolgate.pool().mailbox().latestCode(email));

    var stolen = from("https://evil.example", "/v1/sign-in/challenge").json(answer).send();
    assertThat(stolen.outcome()).isEqualTo("403 origin_not_allowed");
    var signedIn = from(OWN, "/v1/sign-in/challenge").json(answer).send();
    assertThat(signedIn.json().at("/tokens").has("refreshToken")).isFalse();
    assertThat(refresh(OWN, cookie(signedIn)).status()).isEqualTo(200);
  }

  private Answer signIn(String origin) {
    return from(origin, "/v1/sign-in").json(credentials()).send();
  }

  private String credentials() {
    var email = Accounts.newEmail();
    var password = Accounts.newPassword();
    poolgate.pool().createUser(email, password);
    return """
    {"username":"%s","password":"%s","refreshTokenDelivery":"cookie"}\
    """
        .formatted(email, password);
  }

  private Answer refresh(String origin, String cookie) {
    return from(origin, "/v1/tokens/refresh").header("Cookie", cookie).send();
  }

  private Answer signOut(String origin, String cookie) {
    return from(origin, "/v1/sign-out").header("Cookie", cookie).json("{}").send();
  }

  private Api.Call from(String origin, String path) {
    var call = api.call("POST", path);
    return origin.isEmpty() ? call : call.header("Origin", origin);
  }

  /// What the browser would send back.
  private static String cookie(Answer answer) {
    var header = answer.header("Set-Cookie").orElseThrow();
    return header.substring(0, header.indexOf(';'));
  }

  private static void assertCleared(Answer answer) {
    assertThat(answer.header("Set-Cookie").orElseThrow())
        .startsWith("__Host-poolgate-refresh=;")
        .contains("Max-Age=0", "; Secure", "; Path=/");
  }
}
