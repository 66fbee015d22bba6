package io.poolgate.localpool;

import io.poolgate.localpool.account.AdminOperations;
import io.poolgate.localpool.account.AttributeOperations;
import io.poolgate.localpool.account.PasswordOperations;
import io.poolgate.localpool.account.SelfServiceOperations;
import io.poolgate.localpool.account.SignUpOperations;
import io.poolgate.localpool.device.DeviceOperations;
import io.poolgate.localpool.device.DeviceStore;
import io.poolgate.localpool.message.Codes;
import io.poolgate.localpool.message.Mailbox;
import io.poolgate.localpool.passkey.PasskeyCeremony;
import io.poolgate.localpool.passkey.PasskeyOperations;
import io.poolgate.localpool.passkey.PasskeyStore;
import io.poolgate.localpool.signin.FactorOperations;
import io.poolgate.localpool.signin.SignInOperations;
import io.poolgate.localpool.signin.TokenOperations;
import io.poolgate.localpool.signin.WaitingSignIn;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.token.AccessTokens;
import io.poolgate.localpool.token.AppClients;
import io.poolgate.localpool.token.Grants;
import io.poolgate.localpool.token.SessionStore;
import io.poolgate.localpool.token.SigningKeys;
import io.poolgate.localpool.token.TokenIssuer;
import io.poolgate.localpool.totp.SoftwareTokens;
import io.poolgate.localpool.user.Accounts;
import io.poolgate.localpool.user.Groups;
import io.poolgate.localpool.user.PasswordLockout;
import io.poolgate.localpool.user.PasswordProof;
import io.poolgate.localpool.user.Passwords;
import io.poolgate.localpool.user.UnknownUsers;
import io.poolgate.localpool.user.Users;
import io.poolgate.localpool.wire.OperationHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Puts the parts of a pool together.
final class Assembly {
  private Assembly() {}

  /// An empty pool.
  ///
  /// @param issuer the `iss` of its tokens
  static PoolState state(
      LocalPoolOptions options, String issuer, SigningKeys keys, Mailbox mailbox) {
    var clock = options.clock();
    var users = new Users(clock);
    String region = options.poolId().substring(0, options.poolId().indexOf('_'));
    String name = options.poolId().substring(region.length() + 1);
    var passwords = new Passwords(name);
    var attempts = new PasswordLockout(clock);
    var grants = new Grants(clock, options.refreshTokenValidity(), options.refreshTokenGrace());
    return new PoolState(
        options.poolId(),
        options.signIn(),
        clock,
        new AppClients(options.publicClient(), options.confidentialClient()),
        users,
        new Groups(),
        new Accounts(users, passwords, options.passwordPolicy(), options.passwordHistory(), clock),
        passwords,
        attempts,
        new PasswordProof(attempts),
        new Codes(clock, mailbox),
        new SoftwareTokens(clock),
        new DeviceStore(region, options.signIn().devices(), clock),
        new PasskeyStore(clock, options.sessionValidity()),
        new PasskeyCeremony(options.signIn().relyingParty(), clock),
        new SessionStore<>(clock, options.sessionValidity()),
        grants,
        new TokenIssuer(keys, clock, issuer, options.accessTokenValidity(), grants),
        new AccessTokens(keys, clock, issuer, grants, users),
        new UnknownUsers(options.preventUserExistenceErrors()));
  }

  /// Every operation that the pool knows, by Cognito's name of it.
  static Map<String, OperationHandler> operations(LocalPoolOptions options, PoolState pool) {
    var sessions = new SessionStore<WaitingSignIn>(options.clock(), options.sessionValidity());
    Map<String, OperationHandler> table = new HashMap<>();
    Stream.of(
            new SignUpOperations(pool).table(),
            new SignInOperations(pool, sessions).table(),
            new FactorOperations(pool, sessions).table(),
            new TokenOperations(pool).table(),
            new PasswordOperations(pool).table(),
            new SelfServiceOperations(pool).table(),
            new AttributeOperations(pool).table(),
            new AdminOperations(pool).table(),
            new DeviceOperations(pool.accessTokens(), pool.devices()).table(),
            new PasskeyOperations(
                    pool.accessTokens(), pool.passkeys(), pool.ceremony(), pool.options())
                .table())
        .forEach(table::putAll);
    return table;
  }
}
