package io.poolgate.signin;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PoolgateExtension.class)
class SignInTest {
  private final PoolgateServer poolgate;
  private final Api api;
  private final String email = newEmail();
  private final String password = newPassword();

  SignInTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
    this.api = poolgate.api();
  }

  @BeforeEach
  void createUser() {
    poolgate.pool().createUser(email, password, "editors");
  }

  @Test
  void theRightPasswordLeadsToTokensThatOpenARoute() {
    var answer = signIn(email, password);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/status")).isEqualTo("authenticated");
    assertThat(answer.text("/tokens/tokenType")).isEqualTo("Bearer");
    assertThat(answer.json().at("/tokens/expiresIn").asInt()).isEqualTo(3600);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    var me = api.call("GET", "/v1/me").bearer(answer.text("/tokens/accessToken")).send();
    assertThat(me.status()).isEqualTo(200);
    assertThat(me.text("/groups/0")).isEqualTo("editors");
  }

  @Test
  void aWrongPasswordIsRefused() {
    var wrong = signIn(email, newPassword());
    assertThat(wrong.outcome()).isEqualTo("401 invalid_credentials");
    assertThat(wrong.header("WWW-Authenticate")).contains("Bearer realm=\"poolgate\"");
  }

  @Test
  void aDisabledUsersRightPasswordIsAnsweredLikeAWrongOne() {
    poolgate.pool().disableUser(email);
    assertThat(signIn(email, password).outcome()).isEqualTo("401 invalid_credentials");
  }

  @Test
  void fiveWrongPasswordsLockTheUserOutForAWhile() {
    for (int i = 0; i < 5; i++) {
      signIn(email, newPassword());
    }
    var locked = signIn(email, password);
    assertThat(locked.outcome()).isEqualTo("429 too_many_attempts");
    assertThat(locked.header("Retry-After")).isPresent();
  }

  @Test
  void anUnknownMethodIsNamed() {
    var body = "{\"username\":\"%s\",\"password\":\"%s\",\"method\":\"magic\"}";
    var answer =
        api.call("POST", "/v1/sign-in").json(body.formatted(email, password)).wrong().send();
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.text("/errors/0/field")).isEqualTo("method");
  }

  @Test
  void aStaleBearerTokenDoesNotKeepAUserFromSigningIn() {
    var answer =
        api.call("POST", "/v1/sign-in")
            .json(credentials(email, password))
            .bearer("bnVsbA.e30.AA")
            .send();
    assertThat(answer.status()).isEqualTo(200);
  }

  private Answer signIn(String username, String secret) {
    return api.post("/v1/sign-in", credentials(username, secret));
  }
}
