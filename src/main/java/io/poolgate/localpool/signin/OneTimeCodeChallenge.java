package io.poolgate.localpool.signin;

import io.poolgate.localpool.message.MessagePurpose;
import io.poolgate.localpool.secret.Sha256;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.user.CodeAddress;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.PoolException;
import java.util.Map;

/// SMS_MFA, SMS_OTP or EMAIL_OTP: a code that the pool has sent to the user. It is valid as long as
/// the session, and the user may try as often as it takes.
final class OneTimeCodeChallenge implements PoolChallenge {
  private static final int EMAIL_DIGITS = 8;
  private static final int SMS_DIGITS = 6;

  private final String name;
  private final User user;
  private final CodeAddress address;
  private final String code;
  private final NextStep next;

  private OneTimeCodeChallenge(
      String name, User user, CodeAddress address, String code, NextStep next) {
    this.name = name;
    this.user = user;
    this.address = address;
    this.code = code;
    this.next = next;
  }

  /// Sends a code. For a user who does not exist it goes nowhere, and is never right.
  ///
  /// @param next what the right code leads to
  static OneTimeCodeChallenge send(
      PoolState pool, OngoingSignIn signIn, String name, CodeAddress address, NextStep next) {
    String code = pool.credentials().codes().random(address.isEmail() ? EMAIL_DIGITS : SMS_DIGITS);
    if (signIn.userExists()) {
      pool.credentials().codes().deliver(signIn.user(), MessagePurpose.SIGN_IN, address, code);
    }
    return new OneTimeCodeChallenge(name, signIn.user(), address, code, next);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of(
        "CODE_DELIVERY_DELIVERY_MEDIUM",
        address.medium(),
        "CODE_DELIVERY_DESTINATION",
        address.masked(),
        "USER_ID_FOR_SRP",
        user.username());
  }

  @Override
  public NextStep answer(OngoingSignIn signIn, AuthParameters answer) {
    boolean right = Sha256.same(code, answer.required(name + "_CODE"));
    if (!right || !signIn.userExists()) {
      throw new PoolException("CodeMismatchException", "Invalid code or auth state for the user.");
    }
    return next;
  }
}
