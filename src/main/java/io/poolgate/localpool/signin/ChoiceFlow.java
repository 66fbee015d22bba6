package io.poolgate.localpool.signin;

import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.wire.PoolException;
import java.util.Map;
import java.util.Optional;

/// USER_AUTH: the user chooses what to sign in with, at once or from a list.
final class ChoiceFlow implements SignInFlow {
  private final FirstFactors factors;

  ChoiceFlow(PoolState pool) {
    factors = new FirstFactors(pool);
  }

  @Override
  public NextStep begin(OngoingSignIn signIn, AuthParameters given) {
    refuseStepUp(given);
    return given
        .optional("PREFERRED_CHALLENGE")
        .flatMap(name -> offered(signIn, name))
        .map(choice -> factors.ask(signIn, choice, given))
        .orElseGet(() -> new NextStep.Ask(factors.select(signIn)));
  }

  /// Tokens of the usual kind would look as if users had stepped up. Cognito refuses so on its plan
  /// Lite.
  private static void refuseStepUp(AuthParameters given) {
    if (given.optional("TARGET_ACR_VALUES").isPresent()) {
      throw new PoolException(
          "FeatureUnavailableInTierException",
          "Step-up authentication is not available in the tier of this user pool.");
    }
    if (given.optional("ACCESS_TOKEN").isPresent()) {
      throw PoolException.invalidParameter("ACCESS_TOKEN requires TARGET_ACR_VALUES.");
    }
  }

  private Optional<SignInChoice> offered(OngoingSignIn signIn, String name) {
    return factors.choices(signIn.user()).stream()
        .filter(choice -> choice.name().equals(name))
        .findFirst();
  }

  @Override
  public void complete(OngoingSignIn signIn, NextStep first, Map<String, Object> reply) {
    if (first instanceof NextStep.Ask) {
      reply.put(
          "AvailableChallenges",
          factors.choices(signIn.user()).stream().map(SignInChoice::name).toList());
    }
  }
}
