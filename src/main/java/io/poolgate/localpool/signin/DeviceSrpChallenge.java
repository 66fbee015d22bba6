package io.poolgate.localpool.signin;

import io.poolgate.localpool.device.UserDevice;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.PoolException;
import java.util.Map;

/// DEVICE_SRP_AUTH: a remembered device begins its proof by SRP.
final class DeviceSrpChallenge implements PoolChallenge {
  private final PoolState pool;
  private final User user;
  private final UserDevice device;

  DeviceSrpChallenge(PoolState pool, User user, UserDevice device) {
    this.pool = pool;
    this.user = user;
    this.device = device;
  }

  @Override
  public String name() {
    return "DEVICE_SRP_AUTH";
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of("DEVICE_KEY", device.key(), "USERNAME", user.username());
  }

  @Override
  public NextStep answer(OngoingSignIn signIn, AuthParameters answer) {
    String a = answer.required("SRP_A");
    if (!answer.required("DEVICE_KEY").equals(device.key())) {
      throw PoolException.invalidParameter("Invalid device key given.");
    }
    return new NextStep.Ask(new DevicePasswordVerifierChallenge(pool, user, device, a));
  }
}
