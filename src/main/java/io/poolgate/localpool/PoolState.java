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
    Sessions<WaitingSignIn> sessions,
    Sessions<SignedUp> signUps,
    Grants grants,
    TokenIssuer issuer,
    AccessTokens accessTokens,
    UnknownUsers unknown) {

  /// An empty pool.
  ///
  /// @param issuer the `iss` of its tokens
  static PoolState create(
      LocalPoolOptions options, String issuer, SigningKeys keys, Mailbox mailbox) {
    var clock = options.clock();
    var users = new Users(clock);
    String region = options.poolId().substring(0, options.poolId().indexOf('_'));
    String name = options.poolId().substring(region.length() + 1);
    var passwords = new Passwords(name);
    var attempts = new SignInAttempts(clock);
    var grants = new Grants(clock, options.refreshTokenValidity(), options.refreshTokenGrace());
    return new PoolState(
        options.poolId(),
        options.signIn(),
        clock,
        new AppClients(options.publicClient(), options.confidentialClient()),
        users,
        new Groups(),
        new Accounts(
            users, passwords, options.passwordPolicy(), options.passwordHistory(), grants, clock),
        passwords,
        attempts,
        new PasswordProof(attempts),
        new Codes(clock, mailbox),
        new SoftwareTokens(clock),
        new Devices(region, options.signIn().devices(), clock),
        new Passkeys(clock, options.sessionValidity()),
        new PasskeyCeremony(options.signIn().relyingParty()),
        new Sessions<>(clock, options.sessionValidity()),
        new Sessions<>(clock, options.sessionValidity()),
        grants,
        new TokenIssuer(keys, clock, issuer, options.accessTokenValidity(), grants),
        new AccessTokens(keys, clock, issuer, grants, users),
        new UnknownUsers(options.preventUserExistenceErrors()));
  }
}
