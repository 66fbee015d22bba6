package io.poolgate.cognito;

import io.poolgate.cognito.call.AppClient;
import io.poolgate.cognito.call.CognitoCall;
import io.poolgate.cognito.call.UserContext;
import io.poolgate.cognito.failure.DisclosureConfiguration;
import io.poolgate.cognito.failure.Operation;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;

/// What Cognito does for users who have not signed in: sign-up, and forgotten passwords. Every
/// method throws [ProblemException] and nothing else.
@Singleton
public final class UserPool {
  /// The characters of a user name, as in Cognito's API: no space, control or lone surrogate.
  public static final String USERNAME = "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+";

  private final AppClient app;
  private final CognitoCall call;
  private final boolean revealExistingUsers;

  UserPool(AppClient app, CognitoCall call, DisclosureConfiguration disclosure) {
    this.app = app;
    this.call = call;
    this.revealExistingUsers = disclosure.revealExistingUsers();
  }

  /// SignUp.
  ///
  /// @param password null where the user is to sign in without one
  /// @return the new account; empty where existing users are not revealed, whatever the outcome
  public Optional<Registration> signUp(
      String username,
      @Nullable String password,
      Map<String, String> attributes,
      Map<String, String> clientMetadata,
      UserContext caller) {
    CognitoCall.WithSecret<SignUpResponse> attempt =
        (cognito, secret) ->
            cognito.signUp(r ->
                r.clientId(app.id())
                    .secretHash(app.secretHash(secret, username))
                    .username(username)
                    .password(password)
                    .userAttributes(AttributeTypes.of(attributes))
                    .clientMetadata(clientMetadata)
                    .userContextData(caller.data()));
    if (!revealExistingUsers) {
      call.concealing(Operation.SIGN_UP, attempt);
      return Optional.empty();
    }
    return Optional.of(registration(call.withSecret(Operation.SIGN_UP, attempt)));
  }

  private static Registration registration(SignUpResponse answer) {
    if (answer.userSub() == null) {
      throw new ProblemException(ProblemCode.UPSTREAM_FAILED)
          .withDiagnosis("SignUp answered without a UserSub");
    }
    return new Registration(
        answer.userSub(),
        Boolean.TRUE.equals(answer.userConfirmed()),
        answer.session(),
        CodeDelivery.of(answer.codeDeliveryDetails()));
  }

  /// ConfirmSignUp.
  ///
  /// @param session Cognito's session of the sign-up, or null
  /// @return Cognito's session for a sign-in without a password, if it gives one
  public Optional<String> confirmSignUp(
      String username, String code, @Nullable String session, UserContext caller) {
    var answer =
        call.withSecret(
            Operation.CONFIRM_SIGN_UP,
            (cognito, secret) ->
                cognito.confirmSignUp(r ->
                    r.clientId(app.id())
                        .secretHash(app.secretHash(secret, username))
                        .username(username)
                        .confirmationCode(code)
                        .session(session)
                        .userContextData(caller.data())));
    return Optional.ofNullable(answer.session());
  }

  /// ResendConfirmationCode. It ends alike whether the user exists or not.
  public void resendConfirmationCode(String username, UserContext caller) {
    call.concealing(
        Operation.RESEND_CONFIRMATION_CODE,
        (cognito, secret) ->
            cognito.resendConfirmationCode(r ->
                r.clientId(app.id())
                    .secretHash(app.secretHash(secret, username))
                    .username(username)
                    .userContextData(caller.data())));
  }

  /// ForgotPassword. It ends alike whether the user exists or not.
  public void forgotPassword(String username, UserContext caller) {
    call.concealing(
        Operation.FORGOT_PASSWORD,
        (cognito, secret) ->
            cognito.forgotPassword(r ->
                r.clientId(app.id())
                    .secretHash(app.secretHash(secret, username))
                    .username(username)
                    .userContextData(caller.data())));
  }

  /// ConfirmForgotPassword.
  public void confirmForgotPassword(
      String username, String code, String newPassword, UserContext caller) {
    call.withSecret(
        Operation.CONFIRM_FORGOT_PASSWORD,
        (cognito, secret) ->
            cognito.confirmForgotPassword(r ->
                r.clientId(app.id())
                    .secretHash(app.secretHash(secret, username))
                    .username(username)
                    .confirmationCode(code)
                    .password(newPassword)
                    .userContextData(caller.data())));
  }
}
