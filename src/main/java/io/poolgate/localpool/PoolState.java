package io.poolgate.localpool;

import java.time.InstantSource;

/// What the operations of one pool share.
record PoolState(
    String id,
    SignInOptions options,
    InstantSource clock,
    AppClients clients,
    Users users,
    Groups groups,
    Accounts accounts,
    Passwords passwords,
    SignInAttempts attempts,
    PasswordProof proof,
    Codes codes,
    SoftwareTokens softwareTokens,
    Devices devices,
    Passkeys passkeys,
    PasskeyCeremony ceremony,
    Sessions<SignedUp> signUps,
    Grants grants,
    TokenIssuer issuer,
    AccessTokens accessTokens,
    UnknownUsers unknown) {

  /// Keeps a user out, and ends what he was signed in to.
  void disable(User user) {
    users.update(user.sub(), draft -> draft.enabled(false));
    grants.revokeAll(user);
  }

  /// Forgets a user, and everything that is his.
  void remove(User user) {
    users.remove(user);
    grants.forget(user);
    codes.forget(user);
    softwareTokens.forget(user);
    devices.forget(user);
    passkeys.forget(user);
    attempts.forget(user.sub());
  }
}
