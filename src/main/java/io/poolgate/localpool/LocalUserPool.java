package io.poolgate.localpool;

import static io.poolgate.localpool.user.UserStatus.CONFIRMED;
import static io.poolgate.localpool.user.UserStatus.RESET_REQUIRED;

import io.poolgate.localpool.message.Mailbox;
import io.poolgate.localpool.server.Faults;
import io.poolgate.localpool.server.PoolServer;
import io.poolgate.localpool.server.RequestLog;
import io.poolgate.localpool.server.Router;
import io.poolgate.localpool.server.WireProtocol;
import io.poolgate.localpool.settings.LocalAppClient;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.token.SigningKeys;
import io.poolgate.localpool.token.TokenBuilder;
import io.poolgate.localpool.user.CodeAddress;
import io.poolgate.localpool.user.SignInName;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A local user pool: what Amazon Cognito is to Poolgate, on loopback and in memory.
///
/// A real AWS SDK client talks to it unchanged, with [#endpoint()] as its endpoint override.
public final class LocalUserPool implements AutoCloseable {
  private final LocalPoolOptions options;
  private final PoolServer server;
  private final SigningKeys keys = new SigningKeys();
  private final Mailbox mailbox = new Mailbox();
  private final Faults faults = new Faults();
  private final RequestLog requests;
  private final PoolState state;

  private LocalUserPool(LocalPoolOptions options) throws IOException {
    this.options = options;
    requests = new RequestLog(options.recordRequests());
    server = new PoolServer(options.host(), options.port());
    state = Assembly.state(options, issuer(), keys, mailbox);
    var wire = new WireProtocol(Assembly.operations(options, state));
    server.start(
        new Router(options.hostNames(), options.poolId(), keys, wire, mailbox, faults, requests));
  }

  /// Starts a pool for a test: on any free port, and with a record of what it is asked.
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

  /// How to make it fail.
  public Faults faults() {
    return faults;
  }

  /// What it was asked, where [LocalPoolOptions#recordRequests()] is on.
  public RequestLog requests() {
    return requests;
  }

  /// A valid access token of Cognito's shape for a user of no account, to be changed at will.
  public TokenBuilder token() {
    return state.issuer().accessToken(publicClient());
  }

  /// A valid access token for a user of the pool.
  public TokenBuilder token(LocalUser user) {
    return token().with("sub", user.sub()).with("username", user.username());
  }

  /// Adds a confirmed user, and the groups where they are new. The password policy is not asked.
  ///
  /// @throws RuntimeException if the name is taken
  public LocalUser createUser(String username, String password, String... groups) {
    var user =
        state.accounts().open(new SignInName(username), Optional.of(password), Map.of(), CONFIRMED);
    List.of(groups).forEach(this::createGroup);
    state
        .users()
        .update(
            user.sub(),
            draft -> {
              draft.joining(List.of(groups));
              CodeAddress.to(user).ifPresent(draft::verified);
            });
    return new LocalUser(user.sub(), user.username());
  }

  /// Adds a group, if it is not there yet.
  public void createGroup(String name) {
    state.groups().create(name);
  }

  /// Puts a user in the state that an administrator's reset leads to (RESET_REQUIRED).
  ///
  /// @throws java.util.NoSuchElementException if there is no such user
  public void requirePasswordReset(String username) {
    var user = state.users().find(username).orElseThrow();
    state.users().update(user.sub(), draft -> draft.status(RESET_REQUIRED));
  }

  /// Disables a user, as an administrator can.
  ///
  /// @throws java.util.NoSuchElementException if there is no such user
  public void disableUser(String username) {
    state.disable(state.users().find(username).orElseThrow());
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
