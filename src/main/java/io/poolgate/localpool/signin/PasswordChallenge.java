package io.poolgate.localpool.signin;

import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.user.User;
import java.util.Map;

/// PASSWORD: the password itself, once the user has chosen to sign in with it.
final class PasswordChallenge implements PoolChallenge {
  private final PoolState pool;
  private final User user;

  PasswordChallenge(PoolState pool, User user) {
    this.pool = pool;
    this.user = user;
  }

  @Override
  public String name() {
    return "PASSWORD";
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of("USER_ID_FOR_SRP", user.username());
  }

  @Override
  public NextStep answer(OngoingSignIn signIn, AuthParameters answer) {
    String password = answer.required("PASSWORD");
    pool.credentials()
        .passwordCheck()
        .require(
            signIn.user(),
            signIn.userExists(),
            () -> pool.credentials().passwords().matches(signIn.user(), password));
    return new NextStep.Proved();
  }
}
