package io.poolgate.localpool.signin;

import io.poolgate.localpool.message.MessagePurpose;
import io.poolgate.localpool.secret.Sha256;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.user.CodeAddress;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.PoolException;
import java.util.Map;

/// SMS_MFA, SMS_OTP or EMAIL_OTP: a code that was sent to the user. It is good as long as the
/// session, and a wrong one may be followed by another, as often as it takes.
final class OneTimeCodeChallenge implements PoolChallenge {
  private static final int EMAIL_DIGITS = 8;
  private static final int SMS_DIGITS = 6;

  private final String name;
  private final User user;
  private final CodeAddress delivery;
  private final String code;
  private final Step next;

  private OneTimeCodeChallenge(
      String name, User user, CodeAddress delivery, String code, Step next) {
    this.name = name;
    this.user = user;
    this.delivery = delivery;
    this.code = code;
    this.next = next;
  }

  /// Sends a code. Where there is no such user it goes nowhere, and is never right.
  ///
  /// @param next what the right code leads to
  static OneTimeCodeChallenge send(
      PoolState pool, OngoingSignIn signIn, String name, CodeAddress delivery, Step next) {
    String code = pool.codes().random(delivery.isEmail() ? EMAIL_DIGITS : SMS_DIGITS);
    if (signIn.known()) {
      pool.codes().deliver(signIn.user(), MessagePurpose.SIGN_IN, delivery, code);
    }
    return new OneTimeCodeChallenge(name, signIn.user(), delivery, code, next);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of(
        "CODE_DELIVERY_DELIVERY_MEDIUM",
        delivery.medium(),
        "CODE_DELIVERY_DESTINATION",
        delivery.masked(),
        "USER_ID_FOR_SRP",
        user.username());
  }

  @Override
  public Step answer(OngoingSignIn signIn, AuthParameters answer) {
    boolean right = Sha256.same(code, answer.required(name + "_CODE"));
    if (!right || !signIn.known()) {
      throw new PoolException("CodeMismatchException", "Invalid code or auth state for the user.");
    }
    return next;
  }
}
