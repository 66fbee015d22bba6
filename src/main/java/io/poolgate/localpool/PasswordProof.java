package io.poolgate.localpool;

import java.util.function.BooleanSupplier;

/// Judges a proof that somebody knows a user's password, however it was given: counts the wrong
/// ones, and costs the same for users of every state and for those who do not exist.
final class PasswordProof {
  private final SignInAttempts attempts;

  PasswordProof(SignInAttempts attempts) {
    this.attempts = attempts;
  }

  /// @throws PoolException if the proof is wrong, or the user may not sign in even so
  void require(SignIn signIn, BooleanSupplier proof) {
    var user = signIn.user();
    boolean right =
        attempts.check(
            user.sub(),
            PoolException.notAuthorized("Password attempts exceeded"),
            () -> {
              boolean proved = proof.getAsBoolean() && signIn.known();
              // A right guess for a disabled user counts as a wrong one, or the lock would tell.
              if (proved) {
                Accounts.refuseDisabled(user);
              }
              return proved;
            });
    // Cognito says of these two states whatever the password.
    Accounts.refuseUnready(user);
    if (!right) {
      throw PoolException.wrongPassword();
    }
  }
}
