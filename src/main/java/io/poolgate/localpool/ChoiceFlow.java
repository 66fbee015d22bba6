package io.poolgate.localpool;

import java.util.Map;

/// USER_AUTH: the user chooses what to sign in with, at once or from a list.
final class ChoiceFlow implements Flow {
  private final FirstFactors factors;

  ChoiceFlow(PoolState pool) {
    factors = new FirstFactors(pool);
  }

  @Override
  public Step begin(SignIn signIn, AuthParameters given) {
    var choices = factors.choices(signIn.user());
    var select = new Step.Ask(new SelectChallenge(factors, choices));
    return given
        .optional("PREFERRED_CHALLENGE")
        .flatMap(name -> choices.stream().filter(choice -> choice.name().equals(name)).findFirst())
        .map(choice -> factors.ask(signIn, choice, given))
        .orElse(select);
  }

  @Override
  public void complete(SignIn signIn, Step first, Map<String, Object> reply) {
    if (first instanceof Step.Ask) {
      reply.put(
          "AvailableChallenges",
          factors.choices(signIn.user()).stream().map(SignInChoice::name).toList());
    }
  }
}
