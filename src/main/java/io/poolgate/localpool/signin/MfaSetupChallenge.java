package io.poolgate.localpool.signin;

import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.totp.SoftwareTokenStore;
import io.poolgate.localpool.user.MfaMethod;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.Json;
import java.util.List;
import java.util.Map;

/// MFA_SETUP: asked of a user who needs a second factor and has none. AssociateSoftwareToken and
/// VerifySoftwareToken carry its session on; the answer comes with the session that the latter
/// gives.
final class MfaSetupChallenge implements PoolChallenge {
  private final PoolState pool;
  private final User user;
  private final boolean verified;

  /// @param verified whether an app has been set up in this session
  MfaSetupChallenge(PoolState pool, User user, boolean verified) {
    this.pool = pool;
    this.user = user;
    this.verified = verified;
  }

  MfaSetupChallenge verify() {
    return new MfaSetupChallenge(pool, user, true);
  }

  @Override
  public String name() {
    return "MFA_SETUP";
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of(
        "MFAS_CAN_SETUP",
        Json.write(List.of(MfaMethod.SOFTWARE_TOKEN_MFA.name())),
        "USER_ID_FOR_SRP",
        user.username());
  }

  @Override
  public NextStep answer(OngoingSignIn signIn, AuthParameters answer) {
    if (!verified) {
      throw SoftwareTokenStore.notSetUp();
    }
    pool.directory()
        .users()
        .update(
            user.sub(),
            draft -> draft.mfa(signIn.user().mfa().on(MfaMethod.SOFTWARE_TOKEN_MFA, true)));
    return new NextStep.Complete();
  }
}
