package io.poolgate.localpool.signin;

import io.poolgate.localpool.settings.FirstFactor;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.user.CodeAddress;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.user.UserStatus;
import io.poolgate.localpool.wire.PoolException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a user can begin a sign-in with, and the challenge that asks for it.
final class FirstFactors {
  private final PoolState pool;
  private final SecondFactors secondFactors;

  FirstFactors(PoolState pool) {
    this.pool = pool;
    secondFactors = new SecondFactors(pool);
  }

  /// Those that a user has set up and the pool allows.
  Set<FirstFactor> configured(User user) {
    var factors = EnumSet.noneOf(FirstFactor.class);
    factors.addAll(pool.signInOptions().firstFactors());
    factors.removeIf(factor -> !isSetUp(user, factor));
    return factors;
  }

  /// What a user may choose from. Cognito combines no second factor with a first one other than the
  /// password, and invited users have to show their temporary password.
  List<SignInChoice> choices(User user) {
    var factors = configured(user);
    if (user.is(UserStatus.FORCE_CHANGE_PASSWORD) || secondFactors.anyFor(user)) {
      factors.retainAll(Set.of(FirstFactor.PASSWORD));
    }
    return Arrays.stream(SignInChoice.values())
        .filter(choice -> factors.contains(choice.factor()))
        .toList();
  }

  /// Acts on a choice: asks its question, unless the answer came along with it.
  NextStep ask(OngoingSignIn signIn, SignInChoice choice, AuthParameters given) {
    return switch (choice) {
      case PASSWORD -> {
        var challenge = new PasswordChallenge(pool, signIn.user());
        yield given.optional("PASSWORD").isPresent()
            ? challenge.answer(signIn, given)
            : new NextStep.Ask(challenge);
      }
      case PASSWORD_SRP -> {
        var challenge = new PasswordSrpChallenge(pool, signIn.user());
        yield given.optional("SRP_A").isPresent()
            ? challenge.answer(signIn, given)
            : new NextStep.Ask(challenge);
      }
      case EMAIL_OTP, SMS_OTP ->
          new NextStep.Ask(
              OneTimeCodeChallenge.send(
                  pool,
                  signIn,
                  choice.name(),
                  address(signIn.user(), choice.factor())
                      .orElseThrow(PoolException::invalidSession),
                  new NextStep.Proved()));
      case WEB_AUTHN -> new NextStep.Ask(new WebAuthnChallenge(pool, signIn.user()));
    };
  }

  /// Asks the user to choose, and says what a passkey has to sign if they have one.
  SelectChallenge select(OngoingSignIn signIn) {
    var choices = choices(signIn.user());
    return new SelectChallenge(
        this,
        choices,
        choices.contains(SignInChoice.WEB_AUTHN)
            ? Optional.of(new WebAuthnChallenge(pool, signIn.user()))
            : Optional.empty());
  }

  private boolean isSetUp(User user, FirstFactor factor) {
    return switch (factor) {
      case PASSWORD -> user.password().verifier().exists();
      case EMAIL_OTP, SMS_OTP -> address(user, factor).isPresent();
      case WEB_AUTHN -> !pool.credentials().passkeys().of(user).isEmpty();
    };
  }

  private static Optional<CodeAddress> address(User user, FirstFactor factor) {
    return CodeAddress.verified(user, factor == FirstFactor.SMS_OTP ? "phone_number" : "email");
  }
}
