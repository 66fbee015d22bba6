package io.poolgate.cognito.call;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

/// Reads the configured pool as the server starts; a wrong configuration stops it right there.
@Factory
class UserPoolFactory {
  @Context
  @Requires(notEnv = "local")
  UserPoolSettings configured(UserPoolConfiguration configuration) {
    return configuration.settings();
  }

  @Bean(preDestroy = "close")
  @Context
  CognitoClients clients(UserPoolSettings settings, UpstreamConfiguration upstream) {
    return new CognitoClients(settings, upstream);
  }
}
