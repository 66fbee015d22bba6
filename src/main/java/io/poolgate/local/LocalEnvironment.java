package io.poolgate.local;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.poolgate.cognito.call.UserPoolConfiguration;
import io.poolgate.cognito.call.UserPoolSettings;
import io.poolgate.cognito.call.UserPoolSettings.AcceptedTokens;
import io.poolgate.cognito.call.UserPoolSettings.ClientSecrets;
import io.poolgate.edge.AllowedOrigins;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import io.poolgate.localpool.settings.SignInOptions;
import io.poolgate.problem.StartupException;
import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.Set;

/// Starts the local user pool in the environment `local`, and nowhere else, in place of a
/// configured one. The rest of the server can't tell it from Cognito.
@Factory
@Requires(env = "local")
final class LocalEnvironment {

  @Context
  @Bean(preDestroy = "close")
  LocalUserPool pool(
      LocalConfiguration local, UserPoolConfiguration configured, AllowedOrigins origins)
      throws IOException {
    if (configured.present()) {
      throw new StartupException(
          "COGNITO_USER_POOL_ID is set, but the environment local runs its own pool. Unset it, or"
              + " leave local. Example: MICRONAUT_ENVIRONMENTS=production");
    }
    try {
      return LocalUserPool.start(
          LocalPoolOptions.builder()
              .host(local.host())
              .port(local.poolPort())
              .signIn(SignInOptions.DEFAULT.withMfa(local.mfa()))
              .hostNames(local.hostNames().toArray(String[]::new))
              .origins(origins::mayCall)
              .build());
    } catch (BindException e) {
      throw new StartupException(
          "POOLGATE_LOCAL_POOL_PORT",
          "names a port that is in use: " + local.poolPort() + ".",
          "0");
    }
  }

  @Context
  UserPoolSettings settings(LocalUserPool pool) {
    var region = pool.id().substring(0, pool.id().indexOf('_'));
    var clientId = pool.publicClient().id();
    return new UserPoolSettings(
        pool.id(),
        region,
        clientId,
        ClientSecrets.NONE,
        pool.endpoint(),
        new AcceptedTokens(List.of(pool.issuer()), pool.jwksUrl(), Set.of(clientId)));
  }
}
