package io.poolgate.localpool;

import io.poolgate.localpool.client.LocalAppClients;
import io.poolgate.localpool.device.DeviceStore;
import io.poolgate.localpool.message.Codes;
import io.poolgate.localpool.message.Mailbox;
import io.poolgate.localpool.passkey.PasskeyCeremony;
import io.poolgate.localpool.passkey.PasskeyStore;
import io.poolgate.localpool.server.Faults;
import io.poolgate.localpool.server.RequestLog;
import io.poolgate.localpool.server.Router;
import io.poolgate.localpool.server.WireProtocol;
import io.poolgate.localpool.state.Credentials;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.state.PoolTokens;
import io.poolgate.localpool.state.UserDirectory;
import io.poolgate.localpool.token.AccessTokens;
import io.poolgate.localpool.token.Grants;
import io.poolgate.localpool.token.SessionStore;
import io.poolgate.localpool.token.SigningKeys;
import io.poolgate.localpool.token.TokenIssuer;
import io.poolgate.localpool.totp.SoftwareTokenStore;
import io.poolgate.localpool.user.Groups;
import io.poolgate.localpool.user.PasswordCheck;
import io.poolgate.localpool.user.PasswordLockout;
import io.poolgate.localpool.user.Passwords;
import io.poolgate.localpool.user.UnknownUsers;
import io.poolgate.localpool.user.UserAccounts;
import io.poolgate.localpool.user.Users;

/// Puts the parts of a pool together.
final class Assembly {
  private final LocalPoolOptions options;
  private final SigningKeys keys;
  private final Mailbox mailbox;

  Assembly(LocalPoolOptions options, SigningKeys keys, Mailbox mailbox) {
    this.options = options;
    this.keys = keys;
    this.mailbox = mailbox;
  }

  /// An empty pool.
  ///
  /// @param issuer the `iss` of its tokens
  PoolState state(String issuer) {
    var credentials = credentials();
    var directory = directory(credentials.passwords());
    return new PoolState(
        options.poolId(),
        options.signIn(),
        options.clock(),
        new LocalAppClients(options.publicClient(), options.confidentialClient()),
        directory,
        credentials,
        tokens(issuer, directory.users()));
  }

  private UserDirectory directory(Passwords passwords) {
    var clock = options.clock();
    var users = new Users(clock);
    return new UserDirectory(
        users,
        new Groups(),
        new UserAccounts(users, passwords, options.passwords(), clock),
        new SessionStore<>(clock, options.clients().validity().authSession()),
        new UnknownUsers(options.clients().preventUserExistenceErrors()));
  }

  private Credentials credentials() {
    var clock = options.clock();
    var lockout = new PasswordLockout(clock);
    return new Credentials(
        new Passwords(options.poolName(), options.passwords().iterations()),
        lockout,
        new PasswordCheck(lockout),
        new Codes(clock, mailbox),
        new SoftwareTokenStore(clock),
        new DeviceStore(options.region(), options.signIn().devices(), clock),
        new PasskeyStore(clock, options.clients().validity().authSession()),
        new PasskeyCeremony(options.signIn().relyingParty(), clock));
  }

  private PoolTokens tokens(String issuer, Users users) {
    var clock = options.clock();
    var validity = options.clients().validity();
    var grants = new Grants(clock, validity.refreshToken(), validity.retryGracePeriod());
    return new PoolTokens(
        grants,
        new TokenIssuer(keys, clock, issuer, validity.accessToken(), grants),
        new AccessTokens(keys, clock, issuer, grants, users));
  }

  /// What answers the requests to a pool.
  Router router(PoolState pool, Faults faults, RequestLog requests) {
    return new Router(
        options.listen(),
        options.poolId(),
        keys,
        new WireProtocol(Operations.of(pool, options.clients().validity().authSession())),
        mailbox,
        faults,
        requests);
  }
}
