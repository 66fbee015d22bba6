package io.poolgate.localpool.signin;

import io.poolgate.localpool.user.MfaMethod;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// SELECT_MFA_TYPE: asked of a user who has several second factors and prefers none.
final class SelectMfaTypeChallenge implements PoolChallenge {
  private final SecondFactors factors;
  private final User user;
  private final Set<MfaMethod> options;

  SelectMfaTypeChallenge(SecondFactors factors, User user, Set<MfaMethod> options) {
    this.factors = factors;
    this.user = user;
    this.options = Set.copyOf(options);
  }

  @Override
  public String name() {
    return "SELECT_MFA_TYPE";
  }

  @Override
  public Map<String, String> parameters() {
    List<String> names = options.stream().sorted().map(MfaMethod::name).toList();
    return Map.of("MFAS_CAN_CHOOSE", Json.write(names), "USER_ID_FOR_SRP", user.username());
  }

  @Override
  public NextStep answer(OngoingSignIn signIn, AuthParameters answer) {
    return factors.ask(signIn, answer.choice(options));
  }
}
