package io.poolgate.signin;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Administrator;
import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// NEW_PASSWORD_REQUIRED, which a user whom an administrator created meets at the first sign-in.
@ExtendWith(PoolgateExtension.class)
class NewPasswordChallengeTest {
  private final PoolgateServer poolgate;
  private final Api api;
  private final String email = newEmail();
  private final String temporary = newPassword();
  private final String chosen = newPassword();

  NewPasswordChallengeTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
    this.api = poolgate.api();
  }

  @BeforeEach
  void invite() {
    try (var administrator = new Administrator(poolgate.pool())) {
      administrator.createUser(email, temporary);
    }
  }

  @Test
  void aNewPasswordEndsTheChallengeAndSignsIn() {
    var challenge = signIn();
    assertThat(challenge.text("/status")).isEqualTo("challenge");
    assertThat(challenge.text("/challenge/name")).isEqualTo("NEW_PASSWORD_REQUIRED");
    var answer = answer(challenge.text("/challenge/session"), chosen);
    assertThat(answer.text("/status")).isEqualTo("authenticated");
    assertThat(api.post("/v1/sign-in", credentials(email, chosen)).status()).isEqualTo(200);
  }

  @Test
  void aSessionWorksOnce() {
    var session = signIn().text("/challenge/session");
    answer(session, chosen);
    assertThat(answer(session, newPassword()).outcome()).isEqualTo("401 challenge_session_invalid");
  }

  @Test
  void aWeakPasswordIsRefused() {
    assertThat(answer(signIn().text("/challenge/session"), "weak").outcome())
        .isEqualTo("422 password_policy");
  }

  @Test
  void aMissingAnswerIsNamed() {
    var body = "{\"session\":\"%s\"}".formatted(signIn().text("/challenge/session"));
    var answer = api.call("POST", "/v1/sign-in/challenge").json(body).wrong().send();
    assertThat(answer.outcome()).isEqualTo("400 challenge_answer_missing");
    assertThat(answer.text("/errors/0/field")).isEqualTo("newPassword");
  }

  @Test
  void anAnswerToAnotherChallengeIsRefused() {
    var body = "{\"session\":\"%s\",\"answers\":{\"SMS_MFA_CODE\":\"123456\"}}";
    var answer =
        api.post("/v1/sign-in/challenge", body.formatted(signIn().text("/challenge/session")));
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
  }

  @Test
  void aSessionSealedByAnotherServerIsRefused() {
    try (var other = PoolgateServer.start(Map.of())) {
      try (var administrator = new Administrator(other.pool())) {
        administrator.createUser(email, temporary);
      }
      var foreign = other.api().post("/v1/sign-in", credentials(email, temporary));
      assertThat(answer(foreign.text("/challenge/session"), chosen).outcome())
          .isEqualTo("401 challenge_session_invalid");
    }
  }

  @Test
  void theSessionTellsTheClientNothing() {
    var session = signIn().text("/challenge/session");
    var middle = session.substring(session.indexOf('.'));
    assertThat(middle).doesNotContain(email);
    assertThat(session.split("\\.", -1)).hasSize(5);
  }

  private Answer signIn() {
    return api.post("/v1/sign-in", credentials(email, temporary));
  }

  private Answer answer(String session, String newPassword) {
    var body = "{\"session\":\"%s\",\"newPassword\":\"%s\"}";
    return api.post("/v1/sign-in/challenge", body.formatted(session, newPassword));
  }
}
