package io.poolgate.backend;

import static io.poolgate.Accounts.newPassword;
import static io.poolgate.backend.Ability.CHOICE;
import static io.poolgate.backend.Ability.READABLE_CODES;
import static io.poolgate.backend.Ability.RESEND;
import static io.poolgate.backend.Ability.SIGN_OUT_EVERYWHERE;
import static io.poolgate.backend.Ability.SRP;
import static io.poolgate.backend.Ability.TOTP;
import static io.poolgate.backend.Ability.WRONG_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.poolgate.Answer;
import io.poolgate.AuthenticatorApp;
import io.poolgate.Bearer;
import io.poolgate.SrpClient;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// What a user does with an account, through the service, against a pool that each subclass brings.
/// What a pool lacks is skipped by name.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
abstract class BackendSuite {
  @AutoClose private ServedPool pool;

  abstract Backend start() throws Exception;

  @BeforeAll
  @Timeout(300)
  void startPoolAndService() throws Exception {
    pool = new ServedPool(start());
  }

  @Test
  void aNewUserConfirmsTheCodeAndSignsIn() {
    var signedIn = assertSignedIn(pool.confirmed().signIn());
    var config = pool.api().get("/v1/config");
    assertThat(pool.me(signedIn).text("/clientId")).isEqualTo(config.text("/clientId"));
  }

  @Test
  void aTakenNameIsTold() {
    assertThat(pool.signedUp().with(newPassword()).signUp().outcome())
        .isEqualTo("409 username_exists");
  }

  @Test
  void aWrongCodeConfirmsNothing() {
    var account = pool.signedUp();
    assertThat(account.confirm("000001").outcome()).isEqualTo("400 code_mismatch");
    assertThat(account.signIn().outcome()).isEqualTo("403 user_not_confirmed");
  }

  @Test
  void aCodeThatWasSentAgainConfirms() {
    requires(RESEND);
    requires(READABLE_CODES);
    var account = pool.signedUp();
    assertThat(account.resendCode().outcome()).isEqualTo("202");
    assertThat(account.confirm(pool.latestCode(account)).outcome()).isEqualTo("200");
  }

  @Test
  void aWrongPasswordIsRefused() {
    requires(WRONG_PASSWORD);
    assertThat(pool.confirmed().with(newPassword()).signIn().outcome())
        .isEqualTo("401 invalid_credentials");
  }

  @Test
  void anInvitedUserChoosesAPassword() {
    var invited = pool.invited();
    var asked = invited.signIn();
    assertThat(asked.text("/challenge/name")).isEqualTo("NEW_PASSWORD_REQUIRED");
    var account = invited.with(newPassword());
    assertSignedIn(account.answer(asked, "\"newPassword\":\"%s\"".formatted(account.password())));
    assertSignedIn(account.signIn());
  }

  @Test
  void aForgottenPasswordIsReplaced() {
    requires(READABLE_CODES);
    var account = pool.confirmed().with(newPassword());
    assertThat(account.forgotPassword().outcome()).isEqualTo("202");
    var code = pool.latestCode(account);
    assertThat(account.confirmPassword(code).outcome()).isEqualTo("204");
    assertSignedIn(account.signIn());
  }

  @Test
  void theProfileIsThatOfTheUser() {
    var account = pool.confirmed();
    var profile = account.call("GET", "/v1/me/profile", assertSignedIn(account.signIn()));
    assertThat(profile.text("/attributes/email")).isEqualTo(account.email());
  }

  @Test
  void aRefreshTokenGivesNewTokens() {
    var account = pool.confirmed();
    var signedIn = assertSignedIn(account.signIn());
    var refreshed = account.refresh(signedIn);
    assertThat(refreshed.outcome()).isEqualTo("200");
    assertThat(pool.me(refreshed).text("/sub")).isEqualTo(pool.me(signedIn).text("/sub"));
  }

  @Test
  void signingOutEndsTheRefreshToken() {
    var account = pool.confirmed();
    var signedIn = assertSignedIn(account.signIn());
    assertThat(account.signOut(signedIn).outcome()).isEqualTo("204");
    assertThat(account.refresh(signedIn).outcome()).isEqualTo("401 refresh_token_invalid");
  }

  @Test
  void signingOutEverywhereEndsEveryRefreshToken() {
    requires(SIGN_OUT_EVERYWHERE);
    var account = pool.confirmed();
    var elsewhere = assertSignedIn(account.signIn());
    var signedIn = assertSignedIn(account.signIn());
    assertThat(account.call("POST", "/v1/me/sign-out-everywhere", signedIn).outcome())
        .isEqualTo("204");
    assertThat(account.refresh(elsewhere).outcome()).isEqualTo("401 refresh_token_invalid");
  }

  @Test
  void anAuthenticatorAppIsAskedFor() {
    requires(TOTP);
    var account = pool.confirmed();
    var token = assertSignedIn(account.signIn()).text("/tokens/accessToken");
    var bearer = new Bearer(pool.api(), token);
    var app = AuthenticatorApp.enrol(bearer, Instant.now());
    assertThat(bearer.turnOn("SOFTWARE_TOKEN_MFA").outcome()).isEqualTo("204");
    var asked = account.signIn();
    assertThat(asked.text("/challenge/name")).isEqualTo("SOFTWARE_TOKEN_MFA");
    var next = app.code(Instant.now().plusSeconds(30)); // a pool takes a code once
    assertSignedIn(account.answer(asked, "\"code\":\"%s\"".formatted(next)));
  }

  @Test
  void aPasswordIsProvedBySrp() {
    requires(SRP);
    var account = pool.confirmed();
    var srp = new SrpClient();
    var asked = account.signInBy("srp", "\"srpA\":\"%s\"".formatted(srp.srpA()));
    var poolId = pool.api().get("/v1/config").text("/userPoolId");
    var proof = srp.proof(poolId, asked, account.password(), Instant.now());
    assertSignedIn(
        account.answer(
            asked,
            "\"srp\":{\"signature\":\"%s\",\"secretBlock\":\"%s\",\"timestamp\":\"%s\"}"
                .formatted(
                    proof.get("signature"), proof.get("secretBlock"), proof.get("timestamp"))));
  }

  @Test
  void aFirstFactorIsChosen() {
    requires(CHOICE);
    var account = pool.confirmed();
    var password =
        "\"preferredChallenge\":\"PASSWORD\",\"password\":\"%s\"".formatted(account.password());
    assertSignedIn(account.signInBy("choice", password));
  }

  private void requires(Ability ability) {
    assumeFalse(pool.lacks().contains(ability), () -> "this pool lacks " + ability);
  }

  private static Answer assertSignedIn(Answer answer) {
    assertThat(answer.outcome()).isEqualTo("200");
    assertThat(answer.text("/status")).isEqualTo("authenticated");
    return answer;
  }
}
