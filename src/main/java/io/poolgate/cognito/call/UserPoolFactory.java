package io.poolgate.cognito.call;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.poolgate.egress.Egress;

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
  CognitoClients clients(UserPoolSettings settings, UpstreamConfiguration upstream, Egress egress) {
    return new CognitoClients(settings, upstream, egress);
  }
}
