package io.poolgate.localpool.state;

import io.poolgate.localpool.device.DeviceStore;
import io.poolgate.localpool.message.Codes;
import io.poolgate.localpool.passkey.PasskeyCeremony;
import io.poolgate.localpool.passkey.PasskeyStore;
import io.poolgate.localpool.totp.SoftwareTokenStore;
import io.poolgate.localpool.user.PasswordCheck;
import io.poolgate.localpool.user.PasswordLockout;
import io.poolgate.localpool.user.Passwords;
import io.poolgate.localpool.user.User;

/// What users prove themselves with.
public record Credentials(
    Passwords passwords,
    PasswordLockout lockout,
    PasswordCheck passwordCheck,
    Codes codes,
    SoftwareTokenStore softwareTokens,
    DeviceStore devices,
    PasskeyStore passkeys,
    PasskeyCeremony passkeyCeremony) {

  /// Forgets a user who is gone.
  void forget(User user) {
    lockout.forget(user.sub());
    codes.forget(user);
    softwareTokens.forget(user);
    devices.forget(user);
    passkeys.forget(user);
  }
}
