package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.poolgate.localpool.Caller;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.settings.AuthFlow;
import io.poolgate.localpool.settings.FirstFactor;
import io.poolgate.localpool.settings.SignInOptions;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/// The sessions of SignUp and ConfirmSignUp, which end in a sign-in without a password.
class SignUpSessionTest {
  private static final String ADA = "ada@example.com";
  private static final String INVALID = "Invalid session for the user.";

  @AutoClose private final Caller caller = Caller.start();

  @Test
  void confirmedUserIsSignedInWithoutPassword() {
    String session = confirm(ADA, signUp(ADA));

    assertThat(signIn(ADA, session).authenticationResult().accessToken()).isNotBlank();
  }

  @Test
  void sessionOfTheConfirmationServesOnce() {
    String session = confirm(ADA, signUp(ADA));
    signIn(ADA, session);

    assertFails(
        () -> signIn(ADA, session),
        NotAuthorizedException.class,
        "Invalid session for the user, session can only be used once.");
  }

  @Test
  void sessionOfTheConfirmationLivesThreeMinutes() {
    String session = confirm(ADA, signUp(ADA));
    caller.clock.advance(Duration.ofMinutes(3));

    assertFails(
        () -> signIn(ADA, session),
        NotAuthorizedException.class,
        "Invalid session for the user, session is expired.");
  }

  @Test
  void sessionOfTheSignUpSignsNobodyIn() {
    String session = signUp(ADA);

    assertFails(() -> signIn(ADA, session), NotAuthorizedException.class, INVALID);
  }

  @Test
  void sessionSignsNobodyElseIn() {
    caller.pool.createUser("eve@example.com", PASSWORD);
    String session = confirm(ADA, signUp(ADA));

    assertFails(() -> signIn("eve@example.com", session), NotAuthorizedException.class, INVALID);
  }

  @Test
  void confirmationThatNamesNoSessionGivesOneToo() {
    signUp(ADA);
    String session = confirm(ADA, null);

    assertThat(signIn(ADA, session).authenticationResult().accessToken()).isNotBlank();
  }

  @Test
  void thereIsNoneWhereUserAuthIsOff() {
    var rules = SignInOptions.DEFAULT.withFlows(AuthFlow.USER_PASSWORD_AUTH);
    try (var strict = Caller.start(LocalPoolOptions.forTests().signIn(rules))) {
      var signedUp =
          strict.sdk.signUp(r -> r.clientId(strict.client).username(ADA).password(PASSWORD));
      String code = strict.pool.mailbox().latestCode(ADA);
      var confirmed =
          strict.sdk.confirmSignUp(
              r -> r.clientId(strict.client).username(ADA).confirmationCode(code));

      assertThat(signedUp.session()).isNull();
      assertThat(confirmed.session()).isNull();
    }
  }

  @Test
  void sessionOfAnotherSignUpConfirmsNobody() {
    signUp(ADA);
    String session = signUp("eve@example.com");

    assertFails(() -> confirm(ADA, session), NotAuthorizedException.class, INVALID);
    assertThat(confirm(ADA, null)).isNotBlank();
  }

  @Test
  void wrongCodeLeavesTheSessionOpen() {
    String session = signUp(ADA);
    String code = caller.pool.mailbox().latestCode(ADA);

    assertFails(
        () ->
            caller.sdk.confirmSignUp(r ->
                r.clientId(caller.client)
                    .username(ADA)
                    .confirmationCode(Caller.wrong(code))
                    .session(session)),
        CodeMismatchException.class,
        "Invalid verification code provided, please try again.");

    assertThat(confirm(ADA, session)).isNotBlank();
  }

  @Test
  void passwordMayBeLeftOutWhereCodesSignIn() {
    String session = caller.sdk.signUp(r -> r.clientId(caller.client).username(ADA)).session();
    var tokens = signIn(ADA, confirm(ADA, session)).authenticationResult();

    assertThat(
            caller
                .sdk
                .getUserAuthFactors(r -> r.accessToken(tokens.accessToken()))
                .configuredUserAuthFactorsAsStrings())
        .containsExactly("EMAIL_OTP");
    assertFails(
        () -> caller.initiate(ADA, PASSWORD),
        NotAuthorizedException.class,
        "Incorrect username or password.");
  }

  @Test
  void passwordIsNeededWhereNothingElseSignsIn() {
    var rules = SignInOptions.DEFAULT.withFirstFactors(FirstFactor.PASSWORD);
    try (var strict = Caller.start(LocalPoolOptions.forTests().signIn(rules))) {
      assertThatExceptionOfType(InvalidParameterException.class)
          .isThrownBy(() -> strict.sdk.signUp(r -> r.clientId(strict.client).username(ADA)))
          .withMessageContaining("password");
    }
  }

  private String signUp(String name) {
    return caller
        .sdk
        .signUp(r -> r.clientId(caller.client).username(name).password(PASSWORD))
        .session();
  }

  private String confirm(String name, @Nullable String session) {
    String code = caller.pool.mailbox().latestCode(name);
    return caller
        .sdk
        .confirmSignUp(
            r -> r.clientId(caller.client).username(name).confirmationCode(code).session(session))
        .session();
  }

  private InitiateAuthResponse signIn(String name, String session) {
    return caller.sdk.initiateAuth(r ->
        r.clientId(caller.client)
            .authFlow(AuthFlowType.USER_AUTH)
            .authParameters(Map.of("USERNAME", name))
            .session(session));
  }
}
