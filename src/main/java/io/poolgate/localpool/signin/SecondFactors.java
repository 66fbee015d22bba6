package io.poolgate.localpool.signin;

import io.poolgate.localpool.settings.MfaMode;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.user.CodeAddress;
import io.poolgate.localpool.user.MfaMethod;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.PoolException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Which second factor a user has to show, and the challenge that asks for it.
final class SecondFactors {
  private final PoolState pool;

  SecondFactors(PoolState pool) {
    this.pool = pool;
  }

  /// What a user who has shown the first factor has to do next.
  NextStep due(OngoingSignIn signIn) {
    var mode = pool.signInOptions().mfa();
    if (mode == MfaMode.OFF) {
      return new NextStep.Complete();
    }
    var user = signIn.user();
    var usable = usable(user);
    if (usable.isEmpty()) {
      return mode == MfaMode.REQUIRED
          ? new NextStep.Ask(new MfaSetupChallenge(pool, user, false))
          : new NextStep.Complete();
    }
    Optional<MfaMethod> preferred = user.mfa().preferred().filter(usable::contains);
    if (preferred.isEmpty() && usable.size() > 1) {
      return new NextStep.Ask(new SelectMfaTypeChallenge(this, user, usable));
    }
    return ask(signIn, preferred.orElseGet(() -> usable.iterator().next()));
  }

  /// Whether a user is asked for a second factor.
  boolean anyFor(User user) {
    return switch (pool.signInOptions().mfa()) {
      case OFF -> false;
      case OPTIONAL -> !usable(user).isEmpty();
      case REQUIRED -> true;
    };
  }

  NextStep ask(OngoingSignIn signIn, MfaMethod method) {
    var user = signIn.user();
    return new NextStep.Ask(
        switch (method) {
          case SOFTWARE_TOKEN_MFA -> new SoftwareTokenChallenge(pool, user);
          case SMS_MFA, EMAIL_OTP ->
              OneTimeCodeChallenge.send(
                  pool,
                  signIn,
                  method.name(),
                  requireAddress(user, method),
                  new NextStep.Complete());
        });
  }

  /// Whether a user has what that factor needs.
  boolean isSetUp(User user, MfaMethod method) {
    return switch (method) {
      case SOFTWARE_TOKEN_MFA -> pool.credentials().softwareTokens().find(user).isPresent();
      case SMS_MFA, EMAIL_OTP -> address(user, method).isPresent();
    };
  }

  /// The methods that are turned on and set up. Where one is required, a verified phone number or
  /// app will do, even if it was never turned on.
  private Set<MfaMethod> usable(User user) {
    var methods = EnumSet.noneOf(MfaMethod.class);
    methods.addAll(user.mfa().enabled());
    methods.removeIf(method -> !isSetUp(user, method));
    if (methods.isEmpty() && pool.signInOptions().mfa() == MfaMode.REQUIRED) {
      methods.addAll(EnumSet.of(MfaMethod.SMS_MFA, MfaMethod.SOFTWARE_TOKEN_MFA));
      methods.removeIf(method -> !isSetUp(user, method));
    }
    return methods;
  }

  private static CodeAddress requireAddress(User user, MfaMethod method) {
    return address(user, method)
        .orElseThrow(
            () -> new PoolException("MFAMethodNotFoundException", "The MFA method is not set up."));
  }

  private static Optional<CodeAddress> address(User user, MfaMethod method) {
    return CodeAddress.verified(user, method == MfaMethod.SMS_MFA ? "phone_number" : "email");
  }
}
