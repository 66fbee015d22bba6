package io.poolgate.localpool.user;

import io.poolgate.localpool.wire.PoolException;
import java.util.function.BooleanSupplier;

/// Judges a proof that somebody knows a user's password, however it was given: counts the wrong
/// ones, and costs the same for users of every state and for those who do not exist.
public final class PasswordProof {
  private final PasswordLockout attempts;

  public PasswordProof(PasswordLockout attempts) {
    this.attempts = attempts;
  }

  /// Judges the proof of somebody who signs in.
  ///
  /// @param known whether there is such a user
  /// @throws PoolException if the proof is wrong, or the user may not sign in even so
  public void require(User user, boolean known, BooleanSupplier proof) {
    boolean right =
        attempts.check(
            user.sub(),
            PoolException.notAuthorized("Password attempts exceeded"),
            () -> {
              boolean proved = proof.getAsBoolean() && known;
              // A right guess for a disabled user counts as a wrong one, or the lock would tell.
              if (proved) {
                user.requireEnabled();
              }
              return proved;
            });
    // Cognito says of these two states whatever the password.
    user.requireReady();
    if (!right) {
      throw PoolException.wrongPassword();
    }
  }

  /// The same, once more, of a user who is signed in: whoever holds a token may guess as little as
  /// a stranger, but is told so in other words.
  public void requireAgain(User user, BooleanSupplier proof) {
    if (!attempts.check(user.sub(), PoolException.tooMany("LimitExceededException"), proof)) {
      throw PoolException.wrongPassword();
    }
  }
}
