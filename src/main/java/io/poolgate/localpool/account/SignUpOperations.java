package io.poolgate.localpool.account;

import io.poolgate.localpool.message.MessagePurpose;
import io.poolgate.localpool.settings.AuthFlow;
import io.poolgate.localpool.settings.FirstFactor;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.user.Attributes;
import io.poolgate.localpool.user.CodeAddress;
import io.poolgate.localpool.user.SignInName;
import io.poolgate.localpool.user.SignUpSession;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.user.UserStatus;
import io.poolgate.localpool.wire.OperationHandler;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.PoolException;
import io.poolgate.localpool.wire.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// SignUp, ConfirmSignUp, ResendConfirmationCode.
public final class SignUpOperations {
  private final PoolState pool;

  public SignUpOperations(PoolState pool) {
    this.pool = pool;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "SignUp", this::signUp,
        "ConfirmSignUp", this::confirm,
        "ResendConfirmationCode", this::resend);
  }

  private Map<String, Object> signUp(Parameters parameters) {
    String name = parameters.required("Username", Shape.USERNAME);
    var client = pool.clients().of(parameters, name);
    Optional<String> password = password(parameters);
    var attributes = Attributes.ofUser(parameters.attributes("UserAttributes"));
    password.ifPresent(pool.directory().accounts()::checkPolicy);
    var user =
        pool.directory()
            .accounts()
            .open(new SignInName(name), password, attributes, UserStatus.UNCONFIRMED);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("UserConfirmed", false);
    answer.put("UserSub", user.sub());
    answer.putAll(session(new SignUpSession(user.sub(), client, false)));
    CodeAddress.to(user)
        .ifPresent(address -> {
          pool.credentials().codes().send(user, MessagePurpose.SIGN_UP, address);
          answer.put("CodeDeliveryDetails", address.toJson());
        });
    return answer;
  }

  /// A password may be left out where the pool lets users begin with a code.
  private Optional<String> password(Parameters parameters) {
    var factors = pool.signInOptions().firstFactors();
    return factors.contains(FirstFactor.EMAIL_OTP) || factors.contains(FirstFactor.SMS_OTP)
        ? parameters.optional("Password", Shape.PASSWORD)
        : Optional.of(parameters.required("Password", Shape.PASSWORD));
  }

  private Map<String, Object> confirm(Parameters parameters) {
    String name = parameters.required("Username", Shape.USERNAME);
    var client = pool.clients().of(parameters, name);
    String code = parameters.required("ConfirmationCode", Shape.CODE);
    var user =
        pool.directory()
            .users()
            .find(name)
            .orElseThrow(
                () -> pool.directory().unknownUsers().failure(PoolException.codeExpired()));
    if (!user.is(UserStatus.UNCONFIRMED)) {
      throw notConfirmable(user);
    }
    Optional<String> session = parameters.optional("Session", Shape.SESSION);
    if (session.isEmpty()) {
      confirm(user, code);
      return session(new SignUpSession(user.sub(), client, true));
    }
    return pool.directory()
        .signUps()
        .use(
            session.get(),
            signedUp -> {
              signedUp.require(user, client, false);
              confirm(user, code);
              return session(signedUp.confirm());
            });
  }

  /// USER_AUTH alone takes it: Cognito gives none where that is off. Amplify's autoSignIn() wants
  /// one from a confirmation that named none.
  private Map<String, Object> session(SignUpSession signedUp) {
    return pool.signInOptions().flows().contains(AuthFlow.USER_AUTH)
        ? Map.of("Session", pool.directory().signUps().open(signedUp))
        : Map.of();
  }

  private void confirm(User user, String code) {
    var address = CodeAddress.to(user).orElseThrow(PoolException::codeExpired);
    pool.credentials()
        .codes()
        .redeem(
            user,
            MessagePurpose.SIGN_UP,
            address,
            code,
            () ->
                pool.directory()
                    .users()
                    .update(
                        user.sub(), draft -> draft.status(UserStatus.CONFIRMED).verified(address)));
  }

  private Map<String, Object> resend(Parameters parameters) {
    String name = parameters.required("Username", Shape.USERNAME);
    pool.clients().of(parameters, name);
    Optional<User> found = pool.directory().users().find(name);
    if (found.isEmpty()) {
      return pool.directory().unknownUsers().codeDelivery(name);
    }
    var user = found.get();
    if (!user.is(UserStatus.UNCONFIRMED)) {
      throw PoolException.invalidParameter("User is already confirmed.");
    }
    var address =
        CodeAddress.to(user)
            .orElseThrow(() ->
                PoolException.invalidParameter(
                    "Cannot resend codes. Auto verification not turned on."));
    pool.credentials().codes().send(user, MessagePurpose.SIGN_UP, address);
    return Map.of("CodeDeliveryDetails", address.toJson());
  }

  static PoolException notConfirmable(User user) {
    return PoolException.notAuthorized(
        "User cannot be confirmed. Current status is " + user.status());
  }
}
