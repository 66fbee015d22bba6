package io.poolgate.localpool.user;

import io.poolgate.localpool.wire.PoolException;
import java.util.function.BooleanSupplier;

/// Judges a proof that somebody knows a user's password, in whatever form it came. It counts the
/// wrong ones, and costs the same for users of every status and for those who do not exist.
public final class PasswordCheck {
  private final PasswordLockout lockout;

  public PasswordCheck(PasswordLockout lockout) {
    this.lockout = lockout;
  }

  /// Judges the proof of somebody who signs in.
  ///
  /// @param userExists whether there is such a user
  /// @throws PoolException if the proof is wrong, or the user may not sign in anyway
  public void require(User user, boolean userExists, BooleanSupplier proof) {
    boolean right =
        lockout.check(
            user.sub(),
            PoolException.notAuthorized("Password attempts exceeded"),
            () -> {
              boolean proved = proof.getAsBoolean() && userExists;
              // A right guess for a disabled user counts as a wrong one, or the lock would tell.
              if (proved) {
                user.requireEnabled();
              }
              return proved;
            });
    // Cognito names these two statuses whatever the password.
    user.requireReady();
    if (!right) {
      throw PoolException.wrongPassword();
    }
  }

  /// The same for a user who is signed in. The holder of a token may guess no more often than a
  /// stranger, but Cognito says so in other words.
  public void requireAgain(User user, BooleanSupplier proof) {
    if (!lockout.check(user.sub(), PoolException.tooMany("LimitExceededException"), proof)) {
      throw PoolException.wrongPassword();
    }
  }
}
