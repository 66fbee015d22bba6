package io.poolgate.localpool;

import io.poolgate.localpool.settings.ClientOptions;
import io.poolgate.localpool.settings.ListenOptions;
import io.poolgate.localpool.settings.PasswordOptions;
import io.poolgate.localpool.settings.PasswordPolicy;
import io.poolgate.localpool.settings.SignInOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Collects what differs from the defaults of a local pool.
public final class LocalPoolOptionsBuilder {
  private String host = "127.0.0.1";
  private int port = LocalPoolOptions.DEFAULT_PORT;
  private String poolId = LocalPoolOptions.DEFAULT_POOL_ID;
  private List<String> clientSecrets = List.of("poolgatelocalsecret000000000000000000000000000001");
  private InstantSource clock = InstantSource.system();
  private Duration accessTokenValidity = Duration.ofHours(1);
  private Duration refreshTokenValidity = Duration.ofDays(30);
  private Optional<Duration> refreshTokenGrace = Optional.empty();
  private Duration sessionValidity = Duration.ofMinutes(3);
  private PasswordPolicy passwordPolicy = PasswordPolicy.COGNITO_DEFAULT;
  private int passwordHistory = 0;
  private int passwordIterations = PasswordOptions.CAREFUL;
  private SignInOptions signIn = SignInOptions.DEFAULT;
  private boolean preventUserExistenceErrors = true;
  private Set<String> hostNames = Set.of();
  private Predicate<String> origins = origin -> false;
  private boolean recordRequests = false;

  LocalPoolOptionsBuilder() {}

  public LocalPoolOptionsBuilder host(String value) {
    host = value;
    return this;
  }

  public LocalPoolOptionsBuilder port(int value) {
    port = value;
    return this;
  }

  public LocalPoolOptionsBuilder poolId(String value) {
    poolId = value;
    return this;
  }

  public LocalPoolOptionsBuilder clientSecrets(String... values) {
    clientSecrets = List.of(values);
    return this;
  }

  public LocalPoolOptionsBuilder clock(InstantSource value) {
    clock = value;
    return this;
  }

  public LocalPoolOptionsBuilder accessTokenValidity(Duration value) {
    accessTokenValidity = value;
    return this;
  }

  public LocalPoolOptionsBuilder refreshTokenValidity(Duration value) {
    refreshTokenValidity = value;
    return this;
  }

  /// Lets refresh tokens rotate: each works once, and again for that time afterwards.
  public LocalPoolOptionsBuilder rotateRefreshTokens(Duration grace) {
    refreshTokenGrace = Optional.of(grace);
    return this;
  }

  public LocalPoolOptionsBuilder sessionValidity(Duration value) {
    sessionValidity = value;
    return this;
  }

  public LocalPoolOptionsBuilder passwordPolicy(PasswordPolicy value) {
    passwordPolicy = value;
    return this;
  }

  public LocalPoolOptionsBuilder passwordHistory(int value) {
    passwordHistory = value;
    return this;
  }

  /// What a check of a password costs; below the default, the clock may tell who exists.
  public LocalPoolOptionsBuilder passwordIterations(int value) {
    passwordIterations = value;
    return this;
  }

  public LocalPoolOptionsBuilder signIn(SignInOptions value) {
    signIn = value;
    return this;
  }

  public LocalPoolOptionsBuilder preventUserExistenceErrors(boolean value) {
    preventUserExistenceErrors = value;
    return this;
  }

  public LocalPoolOptionsBuilder hostNames(String... values) {
    hostNames = Set.of(values);
    return this;
  }

  /// Which pages of elsewhere may call it from the browser; those of this machine always may.
  public LocalPoolOptionsBuilder origins(Predicate<String> value) {
    origins = value;
    return this;
  }

  public LocalPoolOptionsBuilder recordRequests(boolean value) {
    recordRequests = value;
    return this;
  }

  public LocalPoolOptions build() {
    return new LocalPoolOptions(
        poolId,
        new ListenOptions(host, port, hostNames, origins),
        new PasswordOptions(passwordPolicy, passwordHistory, passwordIterations),
        signIn,
        clients(),
        clock,
        recordRequests);
  }

  private ClientOptions clients() {
    return new ClientOptions(
        clientSecrets,
        preventUserExistenceErrors,
        new ClientOptions.Validity(
            accessTokenValidity, refreshTokenValidity, refreshTokenGrace, sessionValidity));
  }
}
