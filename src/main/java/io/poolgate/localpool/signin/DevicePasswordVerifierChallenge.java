package io.poolgate.localpool.signin;

import io.poolgate.localpool.device.UserDevice;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.PoolException;
import java.util.Map;

/// DEVICE_PASSWORD_VERIFIER: the proof, by SRP, that a device knows the password it made up. It
/// replaces a second factor.
final class DevicePasswordVerifierChallenge implements SrpChallenge {
  private final PoolState pool;
  private final User user;
  private final UserDevice device;
  private final SrpExchange exchange;

  /// @param a the client's public number
  DevicePasswordVerifierChallenge(PoolState pool, User user, UserDevice device, String a) {
    this.pool = pool;
    this.user = user;
    this.device = device;
    exchange = new SrpExchange(device.identity(), device.secret(), a);
  }

  @Override
  public String name() {
    return "DEVICE_PASSWORD_VERIFIER";
  }

  @Override
  public String secretBlock() {
    return exchange.secretBlock();
  }

  @Override
  public Map<String, String> parameters() {
    var parameters = exchange.parameters();
    parameters.put("DEVICE_KEY", device.key());
    parameters.put("USERNAME", user.username());
    return parameters;
  }

  @Override
  public NextStep answer(OngoingSignIn signIn, AuthParameters answer) {
    var proof = exchange.proof(answer);
    if (!answer.required("DEVICE_KEY").equals(device.key())
        || !proof.isRight(pool.clock().instant())) {
      throw PoolException.wrongPassword();
    }
    pool.credentials().devices().authenticated(user, device.key());
    return new NextStep.Complete();
  }
}
