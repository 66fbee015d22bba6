package io.poolgate.platform;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.poolgate.cognito.call.UserPoolSettings;
import io.poolgate.cognito.signin.SignInMethod;
import io.poolgate.cognito.signin.SignInMethods;
import java.util.List;

/// GET /v1/config: the public facts that a front end needs.
@Controller("/v1/config")
@Secured(SecurityRule.IS_ANONYMOUS)
class ConfigController {
  private final PublicConfig config;

  ConfigController(UserPoolSettings settings, SignInMethods methods) {
    this.config =
        new PublicConfig(
            settings.tokens().issuer(),
            settings.userPoolId(),
            settings.clientId(),
            methods.offered());
  }

  @Get
  PublicConfig config() {
    return config;
  }

  /// The answer.
  @Introspected
  record PublicConfig(
      String issuer, String userPoolId, String clientId, List<SignInMethod> signInMethods) {}
}
