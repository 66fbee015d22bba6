package io.poolgate.localpool;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// The pool behind the wire: everything that its operations share, put together once.
final class Operations {
  private final Map<String, Operation> table = new HashMap<>();
  private final LocalPoolOptions options;
  private final Users users = new Users();
  private final Groups groups = new Groups();
  private final Accounts accounts;
  private final TokenIssuer issuer;

  Operations(LocalPoolOptions options, SigningKeys keys, String issuerName, Mailbox mailbox) {
    this.options = options;
    InstantSource clock = options.clock();
    String poolName = options.poolId().substring(options.poolId().indexOf('_') + 1);
    var clients = new AppClients(options.publicClient(), options.confidentialClient());
    var passwords = new Passwords(poolName);
    var codes = new Codes(clock, mailbox);
    var attempts = new SignInAttempts(clock);
    var unknown = new UnknownUsers(options.preventUserExistenceErrors());
    var grants = new Grants(clock, options.refreshTokenValidity());
    var sessions = new ChallengeSessions(clock, options.sessionValidity());
    var accessTokens = new AccessTokens(keys, clock, issuerName, grants, users);
    accounts = new Accounts(users, passwords, options.passwordPolicy(), clock);
    issuer = new TokenIssuer(keys, clock, issuerName, options.accessTokenValidity(), grants);
    var newPassword = new NewPasswordChallenge(clients, users, accounts, sessions, issuer, clock);
    var tokens = new TokenOperations(clients, users, grants, issuer, accessTokens);

    table.putAll(new SignUpOperations(clients, accounts, users, codes, unknown, clock).table());
    table.putAll(
        new SignInOperations(
                clients, users, passwords, attempts, newPassword, issuer, tokens, unknown, clock)
            .table());
    table.putAll(tokens.table());
    table.putAll(
        new PasswordOperations(clients, accounts, users, codes, unknown, attempts).table());
    table.putAll(new SelfServiceOperations(accessTokens).table());
    table.putAll(
        new AdminOperations(options.poolId(), accounts, users, groups, codes, attempts, clock)
            .table());
  }

  Map<String, Operation> table() {
    return table;
  }

  TokenBuilder token() {
    return issuer.accessToken();
  }

  /// A confirmed user in those groups, his address verified, whatever the password policy.
  LocalUser createUser(String username, String password, String... groupNames) {
    var name = new SignInName(username);
    var now = options.clock().instant();
    var user = accounts.open(name, password, Map.of(), UserStatus.CONFIRMED);
    name.attribute()
        .ifPresent(attribute ->
            users.update(
                user.sub(),
                old -> old.withAttributes(Map.of(attribute + "_verified", "true"), now)));
    for (String group : groupNames) {
      createGroup(group);
      users.update(user.sub(), old -> old.inGroup(group, now));
    }
    return new LocalUser(user.sub(), user.username());
  }

  void createGroup(String name) {
    groups.create(name);
  }

  void requirePasswordReset(String username) {
    var user = users.find(username).orElseThrow();
    users.update(
        user.sub(), old -> old.withStatus(UserStatus.RESET_REQUIRED, options.clock().instant()));
  }
}
