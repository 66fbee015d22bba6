package io.poolgate.refreshtoken;

import static io.poolgate.refreshtoken.CookieRig.FRONT_END;
import static io.poolgate.refreshtoken.CookieRig.OWN;
import static io.poolgate.refreshtoken.CookieRig.PLAIN;
import static io.poolgate.refreshtoken.CookieRig.cookie;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Accounts;
import io.poolgate.Answer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The refresh token in a cookie: set, moved on and cleared.
class CookieDeliveryTest {
  @AutoClose private static final CookieRig rig = new CookieRig();

  @Test
  void theTokenIsInACookieThatScriptsCannotReadAndNotInTheBody() {
    var answer = rig.signIn(FRONT_END);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/tokens").has("refreshToken")).isFalse();
    assertThat(answer.header("Set-Cookie").orElseThrow())
        .startsWith("__Host-poolgate-refresh=")
        .containsIgnoringCase("; HttpOnly")
        .contains("; Secure", "; SameSite=Strict", "; Path=/", "; Max-Age=604800")
        .doesNotContainIgnoringCase("Domain");
  }

  @Test
  void aRefreshByCookieMovesTheCookieOn() {
    var cookie = cookie(rig.signIn(OWN));
    var refreshed = rig.refresh(OWN, cookie);
    assertThat(refreshed.status()).isEqualTo(200);
    assertThat(refreshed.json().at("/tokens").has("refreshToken")).isFalse();
    var next = cookie(refreshed);
    assertThat(next).isNotEqualTo(cookie);
    assertThat(rig.refresh(OWN, next).status()).isEqualTo(200);
  }

  @Test
  void twoTabsThatRefreshAtOnceBothGoOn() {
    var cookie = cookie(rig.signIn(OWN));
    var one = CompletableFuture.supplyAsync(() -> rig.refresh(OWN, cookie));
    var other = CompletableFuture.supplyAsync(() -> rig.refresh(OWN, cookie));
    assertThat(one.join().status()).isEqualTo(200);
    assertThat(other.join().status()).isEqualTo(200);
    assertThat(rig.refresh(OWN, cookie(one.join())).status()).isEqualTo(200);
    assertThat(rig.refresh(OWN, cookie(other.join())).status()).isEqualTo(200);
  }

  @Test
  void theTabThatRefreshesTooLateLeavesTheOthersCookieAlone() {
    var cookie = cookie(rig.signIn(OWN));
    var next = cookie(rig.refresh(OWN, cookie));
    rig.outlastTheGrace();
    for (var over : new String[] {cookie, "__Host-poolgate-refresh=mark-over"}) {
      var refused = rig.refresh(OWN, over);
      assertThat(refused.outcome()).startsWith("401 refresh_token_");
      assertThat(refused.header("Set-Cookie")).isEmpty();
    }
    assertThat(rig.refresh(OWN, next).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({OWN + ", true", FRONT_END + ", true", PLAIN + ", false", ", false"})
  void deletingTheAccountClearsTheCookieOfAPageThatMayHaveOne(String origin, boolean cleared) {
    var token = rig.signIn(OWN).text("/tokens/accessToken");
    var call = rig.poolgate().api().call("DELETE", "/v1/me").bearer(token);
    var deleted = (origin == null ? call : call.header("Origin", origin)).send();
    assertThat(deleted.status()).isEqualTo(204);
    if (cleared) {
      assertCleared(deleted);
    } else {
      assertThat(deleted.header("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void signingOutRevokesTheTokenAndClearsTheCookie() {
    var cookie = cookie(rig.signIn(OWN));
    var signedOut = rig.signOut(OWN, cookie);
    assertThat(signedOut.status()).isEqualTo(204);
    assertCleared(signedOut);
    assertThat(rig.refresh(OWN, cookie).outcome()).isEqualTo("401 refresh_token_invalid");
  }

  @Test
  void whoHasNoCookieAnyMoreIsSignedOutOnceMore() {
    var answer = rig.from(OWN, "/v1/sign-out").send();
    assertThat(answer.status()).isEqualTo(204);
    assertCleared(answer);
  }

  @Test
  void withNeitherATokenNorAPageThereIsNothingToSignOut() {
    assertThat(rig.from("", "/v1/sign-out").send().outcome()).isEqualTo("400 invalid_request");
    assertThat(rig.from("", "/v1/tokens/refresh").send().outcome())
        .isEqualTo("400 invalid_request");
  }

  @Test
  void aTokenInTheBodyAndOneInTheCookieAreOneTooMany() {
    var cookie = cookie(rig.signIn(OWN));
    for (var path : new String[] {"/v1/tokens/refresh", "/v1/sign-out"}) {
      var answer =
          rig.from(OWN, path)
              .header("Cookie", cookie)
              .json("{\"refreshToken\":\"mark-other\"}")
              .send();
      assertThat(answer.outcome()).isEqualTo("400 invalid_request");
      assertThat(answer.text("/errors/0/field")).isEqualTo("refreshToken");
    }
    assertThat(rig.refresh(OWN, cookie).status()).isEqualTo(200);
  }

  @Test
  void theChallengesOfASignInKeepToItsCookie() {
    var email = Accounts.newEmail();
    rig.pool().createUser(email, Accounts.newPassword());
    var challenge =
        rig.from(OWN, "/v1/sign-in")
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
                challenge.text("/challenge/session"), rig.pool().mailbox().latestCode(email));

    var stolen = rig.from("https://evil.example", "/v1/sign-in/challenge").json(answer).send();
    assertThat(stolen.outcome()).isEqualTo("403 origin_not_allowed");
    var signedIn = rig.from(OWN, "/v1/sign-in/challenge").json(answer).send();
    assertThat(signedIn.json().at("/tokens").has("refreshToken")).isFalse();
    assertThat(rig.refresh(OWN, cookie(signedIn)).status()).isEqualTo(200);
  }

  private static void assertCleared(Answer answer) {
    assertThat(answer.header("Set-Cookie").orElseThrow())
        .startsWith("__Host-poolgate-refresh=;")
        .contains("Max-Age=0", "; Secure", "; Path=/");
  }
}
