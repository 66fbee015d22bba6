package io.poolgate.localpool;

import java.util.List;
import java.util.Map;

/// SELECT_CHALLENGE: what to sign in with. The answer to the choice may come along with it.
final class SelectChallenge implements Challenge {
  private final FirstFactors factors;
  private final List<SignInChoice> choices;

  SelectChallenge(FirstFactors factors, List<SignInChoice> choices) {
    this.factors = factors;
    this.choices = choices;
  }

  @Override
  public String name() {
    return "SELECT_CHALLENGE";
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of();
  }

  @Override
  public Step answer(SignIn signIn, AuthParameters answer) {
    return factors.ask(signIn, answer.choice(choices), answer);
  }
}
