package io.poolgate.localpool;

import io.poolgate.localpool.client.LocalAppClient;
import io.poolgate.localpool.message.Mailbox;
import io.poolgate.localpool.server.Faults;
import io.poolgate.localpool.server.PoolServer;
import io.poolgate.localpool.server.RequestLog;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.token.SigningKeys;
import io.poolgate.localpool.token.TokenBuilder;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/// A local user pool: it takes Amazon Cognito's place for Poolgate, on loopback and in memory.
///
/// A real AWS SDK client talks to it unchanged, with [#endpoint()] as its endpoint override.
public final class LocalUserPool implements AutoCloseable {
  private final LocalPoolOptions options;
  private final PoolServer server;
  private final SigningKeys keys = new SigningKeys();
  private final Mailbox mailbox = new Mailbox();
  private final Faults faults;
  private final RequestLog requests;
  private final PoolState state;
  private final LocalAdministrator administrator;

  private LocalUserPool(LocalPoolOptions options) throws IOException {
    this.options = options;
    faults = new Faults(options.clock());
    requests = new RequestLog(options.recordRequests());
    server = new PoolServer(options.listen().host(), options.listen().port());
    var assembly = new Assembly(options, keys, mailbox);
    state = assembly.state(issuer());
    administrator = new LocalAdministrator(state);
    server.start(assembly.router(state, faults, requests));
  }

  /// Starts a pool for a test: on any free port, with every request recorded.
  public static LocalUserPool start() throws IOException {
    return start(LocalPoolOptions.forTests().build());
  }

  /// Starts a pool.
  ///
  /// @throws java.net.BindException if the port is taken
  public static LocalUserPool start(LocalPoolOptions options) throws IOException {
    return new LocalUserPool(options);
  }

  /// The user pool's id.
  public String id() {
    return options.poolId();
  }

  /// Where the pool listens, without a slash at the end: the SDK's endpoint override.
  public URI endpoint() {
    return server.endpoint();
  }

  /// The `iss` of its tokens.
  public String issuer() {
    return endpoint() + "/" + id();
  }

  /// Where its keys are published.
  public URI jwksUrl() {
    return URI.create(issuer() + "/.well-known/jwks.json");
  }

  /// The app client without a secret.
  public LocalAppClient publicClient() {
    return options.publicClient();
  }

  /// The app client with secrets.
  public LocalAppClient confidentialClient() {
    return options.confidentialClient();
  }

  /// Where its messages go.
  public Mailbox mailbox() {
    return mailbox;
  }

  /// Makes it fail on purpose.
  public Faults faults() {
    return faults;
  }

  /// The requests it received, where [LocalPoolOptions#recordRequests()] is on.
  public RequestLog requests() {
    return requests;
  }

  /// A valid access token of Cognito's shape for a user without an account. The caller may change
  /// it at will.
  public TokenBuilder token() {
    return state.tokens().issuer().accessToken(publicClient());
  }

  /// A valid access token for a user of the pool.
  public TokenBuilder token(LocalUser user) {
    return token().with("sub", user.sub()).with("username", user.username());
  }

  /// Adds a confirmed user, and the groups where they are new. The password policy does not apply.
  ///
  /// @throws RuntimeException if the name is taken
  public LocalUser createUser(String username, String password, String... groups) {
    return administrator.createUser(username, password, List.of(groups));
  }

  /// Adds a group, if it is not there yet.
  public void createGroup(String name) {
    state.directory().groups().create(name);
  }

  /// Puts a user in the state that an administrator's reset leads to (RESET_REQUIRED).
  ///
  /// @throws java.util.NoSuchElementException if there is no such user
  public void requirePasswordReset(String username) {
    administrator.requirePasswordReset(username);
  }

  /// Disables a user, as an administrator can.
  ///
  /// @throws java.util.NoSuchElementException if there is no such user
  public void disableUser(String username) {
    administrator.disableUser(username);
  }

  /// Signs with a new key from now on; the JWKS keeps the old ones until [#retireOldKeys()].
  public void rotateKeys() {
    keys.rotate();
  }

  /// Leaves only the signing key in the JWKS.
  public void retireOldKeys() {
    keys.retireOld();
  }

  @Override
  public void close() {
    server.close();
  }
}
