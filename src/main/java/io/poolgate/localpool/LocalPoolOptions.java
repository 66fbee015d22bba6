package io.poolgate.localpool;

import io.poolgate.localpool.client.LocalAppClient;
import io.poolgate.localpool.settings.ClientOptions;
import io.poolgate.localpool.settings.ListenOptions;
import io.poolgate.localpool.settings.PasswordOptions;
import io.poolgate.localpool.settings.SignInOptions;
import java.time.InstantSource;
import java.util.List;

/// How a local user pool is set up.
///
/// @param poolId the user pool's id, `<region>_<name>`
/// @param listen where it listens
/// @param passwords what it asks of new passwords
/// @param signIn what it asks of those who sign in
/// @param clients how its app clients are set up
/// @param clock what the pool takes for the time
/// @param recordRequests whether [LocalUserPool#requests()] keeps every request, passwords included
public record LocalPoolOptions(
    String poolId,
    ListenOptions listen,
    PasswordOptions passwords,
    SignInOptions signIn,
    ClientOptions clients,
    InstantSource clock,
    boolean recordRequests) {

  public static final int DEFAULT_PORT = 9229;
  public static final String DEFAULT_POOL_ID = "local_Poolgate1";
  public static final String PUBLIC_CLIENT_ID = "poolgatelocalclient0000001";
  public static final String CONFIDENTIAL_CLIENT_ID = "poolgatelocalclient0000002";

  LocalAppClient publicClient() {
    return new LocalAppClient(PUBLIC_CLIENT_ID, List.of());
  }

  LocalAppClient confidentialClient() {
    return new LocalAppClient(CONFIDENTIAL_CLIENT_ID, clients.secrets());
  }

  /// The part of the pool id before `_`.
  String region() {
    return poolId.substring(0, poolId.indexOf('_'));
  }

  /// The part of the pool id after `_`.
  String poolName() {
    return poolId.substring(poolId.indexOf('_') + 1);
  }

  /// What a developer's machine runs: port 9229 on loopback, nothing recorded.
  public static LocalPoolOptionsBuilder builder() {
    return new LocalPoolOptionsBuilder();
  }

  /// What a test runs: any free port, cheap checks of passwords, and every request recorded.
  public static LocalPoolOptionsBuilder forTests() {
    return builder().port(0).passwordIterations(1).recordRequests(true);
  }
}
