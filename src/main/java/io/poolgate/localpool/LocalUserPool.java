package io.poolgate.localpool;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/// A local user pool: what Amazon Cognito is to Poolgate, on loopback and in memory.
public final class LocalUserPool implements AutoCloseable {
  private final LocalPoolOptions options;
  private final SigningKeys keys = new SigningKeys();
  private final RequestLog requests;
  private final PoolServer server;

  private LocalUserPool(LocalPoolOptions options) throws IOException {
    this.options = options;
    requests = new RequestLog(options.recordRequests());
    server = new PoolServer(options, keys, requests);
  }

  /// Starts a pool for a test, on any free port.
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
  public AppClient publicClient() {
    return new AppClient(LocalPoolOptions.PUBLIC_CLIENT_ID, List.of());
  }

  /// The app client with secrets.
  public AppClient confidentialClient() {
    return new AppClient(LocalPoolOptions.CONFIDENTIAL_CLIENT_ID, options.clientSecrets());
  }

  /// What the pool was asked, where [LocalPoolOptions#recordRequests()] is on.
  public RequestLog requests() {
    return requests;
  }

  /// A valid access token of Cognito's shape for a user of no account, to be changed at will.
  public TokenBuilder token() {
    var now = options.clock().instant();
    String sub = UUID.randomUUID().toString();
    return new TokenBuilder(keys.current(), now)
        .with("sub", sub)
        .with("iss", issuer())
        .with("client_id", LocalPoolOptions.PUBLIC_CLIENT_ID)
        .with("origin_jti", UUID.randomUUID().toString())
        .with("event_id", UUID.randomUUID().toString())
        .with("token_use", "access")
        .with("scope", "aws.cognito.signin.user.admin")
        .with("auth_time", now.getEpochSecond())
        .expiresIn(options.accessTokenValidity())
        .with("iat", now.getEpochSecond())
        .with("jti", UUID.randomUUID().toString())
        .with("username", sub);
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
