package io.poolgate.localpool.signin;

import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.totp.SoftwareToken;
import io.poolgate.localpool.user.User;
import java.util.Map;

/// SOFTWARE_TOKEN_MFA: the code that the user's authenticator app shows.
final class SoftwareTokenChallenge implements PoolChallenge {
  private final PoolState pool;
  private final User user;

  SoftwareTokenChallenge(PoolState pool, User user) {
    this.pool = pool;
    this.user = user;
  }

  @Override
  public String name() {
    return "SOFTWARE_TOKEN_MFA";
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of(
        "FRIENDLY_DEVICE_NAME",
        pool.credentials().softwareTokens().find(user).map(SoftwareToken::name).orElse(""),
        "USER_ID_FOR_SRP",
        user.username());
  }

  @Override
  public NextStep answer(OngoingSignIn signIn, AuthParameters answer) {
    pool.credentials().softwareTokens().redeem(user, answer.required("SOFTWARE_TOKEN_MFA_CODE"));
    return new NextStep.Complete();
  }
}
