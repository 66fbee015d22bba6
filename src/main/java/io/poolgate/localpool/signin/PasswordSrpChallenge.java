package io.poolgate.localpool.signin;

import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.user.User;
import java.util.Map;

/// PASSWORD_SRP: the client's public number, with which SRP begins.
final class PasswordSrpChallenge implements PoolChallenge {
  private final PoolState pool;
  private final User user;

  PasswordSrpChallenge(PoolState pool, User user) {
    this.pool = pool;
    this.user = user;
  }

  @Override
  public String name() {
    return "PASSWORD_SRP";
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of("USER_ID_FOR_SRP", user.username());
  }

  @Override
  public NextStep answer(OngoingSignIn signIn, AuthParameters answer) {
    return new NextStep.Ask(
        new PasswordVerifierChallenge(
            pool, signIn.user(), answer.required("SRP_A"), new NextStep.Proved()));
  }
}
