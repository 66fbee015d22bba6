package io.poolgate.localpool.signin;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// SELECT_CHALLENGE: the choice of what to sign in with. The choice may bring its answer along, and
/// so this already says what a passkey has to sign.
final class SelectChallenge implements PoolChallenge {
  private final FirstFactors factors;
  private final List<SignInChoice> choices;
  private final Optional<WebAuthnChallenge> passkey;

  SelectChallenge(
      FirstFactors factors, List<SignInChoice> choices, Optional<WebAuthnChallenge> passkey) {
    this.factors = factors;
    this.choices = choices;
    this.passkey = passkey;
  }

  @Override
  public String name() {
    return "SELECT_CHALLENGE";
  }

  @Override
  public Map<String, String> parameters() {
    return passkey
        .map(challenge -> Map.of("CREDENTIAL_REQUEST_OPTIONS", challenge.requestOptions()))
        .orElse(Map.of());
  }

  @Override
  public NextStep answer(OngoingSignIn signIn, AuthParameters answer) {
    var choice = answer.choice(choices);
    return passkey
        .filter(challenge -> choice == SignInChoice.WEB_AUTHN)
        .filter(challenge -> answer.optional("CREDENTIAL").isPresent())
        .map(challenge -> challenge.answer(signIn, answer))
        .orElseGet(() -> factors.ask(signIn, choice, answer));
  }
}
