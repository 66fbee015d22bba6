package io.poolgate.localpool.state;

import io.poolgate.localpool.device.DeviceStore;
import io.poolgate.localpool.message.Codes;
import io.poolgate.localpool.passkey.PasskeyCeremony;
import io.poolgate.localpool.passkey.PasskeyStore;
import io.poolgate.localpool.settings.SignInOptions;
import io.poolgate.localpool.token.AccessTokens;
import io.poolgate.localpool.token.AppClients;
import io.poolgate.localpool.token.Grants;
import io.poolgate.localpool.token.SessionStore;
import io.poolgate.localpool.token.TokenIssuer;
import io.poolgate.localpool.totp.SoftwareTokens;
import io.poolgate.localpool.user.Accounts;
import io.poolgate.localpool.user.Groups;
import io.poolgate.localpool.user.PasswordLockout;
import io.poolgate.localpool.user.PasswordProof;
import io.poolgate.localpool.user.Passwords;
import io.poolgate.localpool.user.SignedUp;
import io.poolgate.localpool.user.UnknownUsers;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.user.Users;
import java.time.InstantSource;

/// What the operations of one pool share.
public record PoolState(
    String id,
    SignInOptions options,
    InstantSource clock,
    AppClients clients,
    Users users,
    Groups groups,
    Accounts accounts,
    Passwords passwords,
    PasswordLockout attempts,
    PasswordProof proof,
    Codes codes,
    SoftwareTokens softwareTokens,
    DeviceStore devices,
    PasskeyStore passkeys,
    PasskeyCeremony ceremony,
    SessionStore<SignedUp> signUps,
    Grants grants,
    TokenIssuer issuer,
    AccessTokens accessTokens,
    UnknownUsers unknown) {

  /// Keeps a user out, and ends what he was signed in to.
  public void disable(User user) {
    users.update(user.sub(), draft -> draft.enabled(false));
    grants.revokeAll(user);
  }

  /// Forgets a user, and everything that is his.
  public void remove(User user) {
    users.remove(user);
    grants.forget(user);
    codes.forget(user);
    softwareTokens.forget(user);
    devices.forget(user);
    passkeys.forget(user);
    attempts.forget(user.sub());
  }
}
