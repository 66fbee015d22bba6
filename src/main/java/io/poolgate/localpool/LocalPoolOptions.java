package io.poolgate.localpool;

import io.poolgate.localpool.settings.LocalAppClient;
import io.poolgate.localpool.settings.PasswordPolicy;
import io.poolgate.localpool.settings.SignInOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a local user pool is set up.
///
/// @param host the address to listen on
/// @param port the port to listen on; 0 takes any free one
/// @param poolId the user pool's id, `<region>_<name>`
/// @param clientSecrets the live secrets of the second app client (Cognito allows two)
/// @param clock what the pool takes for the time
/// @param accessTokenValidity how long access and ID tokens live
/// @param refreshTokenValidity how long refresh tokens live
/// @param refreshTokenGrace how long a refresh token may be used again after its first use; none
///   where refresh tokens do not rotate
/// @param sessionValidity how long a challenge may take (Cognito's AuthSessionValidity)
/// @param passwordPolicy what a password must have
/// @param passwordHistory how many of his last passwords a user may not choose again (Cognito's
///   PasswordHistorySize, at most 24)
/// @param signIn what is asked of those who sign in
/// @param preventUserExistenceErrors whether unknown users look like known ones, as Cognito's
///   setting
/// @param hostNames names accepted in `Host` besides localhost, 127.0.0.1 and [::1]
/// @param recordRequests whether [LocalUserPool#requests()] keeps what was asked, passwords
///   included
public record LocalPoolOptions(
    String host,
    int port,
    String poolId,
    List<String> clientSecrets,
    InstantSource clock,
    Duration accessTokenValidity,
    Duration refreshTokenValidity,
    Optional<Duration> refreshTokenGrace,
    Duration sessionValidity,
    PasswordPolicy passwordPolicy,
    int passwordHistory,
    SignInOptions signIn,
    boolean preventUserExistenceErrors,
    Set<String> hostNames,
    boolean recordRequests) {

  public static final int DEFAULT_PORT = 9229;
  public static final String DEFAULT_POOL_ID = "local_Poolgate1";
  public static final String PUBLIC_CLIENT_ID = "poolgatelocalclient0000001";
  public static final String CONFIDENTIAL_CLIENT_ID = "poolgatelocalclient0000002";

  public LocalPoolOptions {
    clientSecrets = List.copyOf(clientSecrets);
    hostNames = Set.copyOf(hostNames);
  }

  LocalAppClient publicClient() {
    return new LocalAppClient(PUBLIC_CLIENT_ID, List.of());
  }

  LocalAppClient confidentialClient() {
    return new LocalAppClient(CONFIDENTIAL_CLIENT_ID, clientSecrets);
  }

  /// What a developer's machine runs: port 9229 on loopback, nothing recorded.
  public static Builder builder() {
    return new Builder();
  }

  /// What a test runs: any free port, and a record of what was asked.
  public static Builder forTests() {
    return builder().port(0).recordRequests(true);
  }

  /// Collects what differs from the defaults.
  public static final class Builder {
    private String host = "127.0.0.1";
    private int port = DEFAULT_PORT;
    private String poolId = DEFAULT_POOL_ID;
    private List<String> clientSecrets =
        List.of("poolgatelocalsecret000000000000000000000000000001");
    private InstantSource clock = InstantSource.system();
    private Duration accessTokenValidity = Duration.ofHours(1);
    private Duration refreshTokenValidity = Duration.ofDays(30);
    private Optional<Duration> refreshTokenGrace = Optional.empty();
    private Duration sessionValidity = Duration.ofMinutes(3);
    private PasswordPolicy passwordPolicy = PasswordPolicy.COGNITO_DEFAULT;
    private int passwordHistory = 0;
    private SignInOptions signIn = SignInOptions.DEFAULT;
    private boolean preventUserExistenceErrors = true;
    private Set<String> hostNames = Set.of();
    private boolean recordRequests = false;

    private Builder() {}

    public Builder host(String value) {
      host = value;
      return this;
    }

    public Builder port(int value) {
      port = value;
      return this;
    }

    public Builder poolId(String value) {
      poolId = value;
      return this;
    }

    public Builder clientSecrets(String... values) {
      clientSecrets = List.of(values);
      return this;
    }

    public Builder clock(InstantSource value) {
      clock = value;
      return this;
    }

    public Builder accessTokenValidity(Duration value) {
      accessTokenValidity = value;
      return this;
    }

    public Builder refreshTokenValidity(Duration value) {
      refreshTokenValidity = value;
      return this;
    }

    /// Lets refresh tokens rotate: each serves once, and again for that time after.
    public Builder rotateRefreshTokens(Duration grace) {
      refreshTokenGrace = Optional.of(grace);
      return this;
    }

    public Builder sessionValidity(Duration value) {
      sessionValidity = value;
      return this;
    }

    public Builder passwordPolicy(PasswordPolicy value) {
      passwordPolicy = value;
      return this;
    }

    public Builder passwordHistory(int value) {
      passwordHistory = value;
      return this;
    }

    public Builder signIn(SignInOptions value) {
      signIn = value;
      return this;
    }

    public Builder preventUserExistenceErrors(boolean value) {
      preventUserExistenceErrors = value;
      return this;
    }

    public Builder hostNames(String... values) {
      hostNames = Set.of(values);
      return this;
    }

    public Builder recordRequests(boolean value) {
      recordRequests = value;
      return this;
    }

    public LocalPoolOptions build() {
      return new LocalPoolOptions(
          host,
          port,
          poolId,
          clientSecrets,
          clock,
          accessTokenValidity,
          refreshTokenValidity,
          refreshTokenGrace,
          sessionValidity,
          passwordPolicy,
          passwordHistory,
          signIn,
          preventUserExistenceErrors,
          hostNames,
          recordRequests);
    }
  }
}
