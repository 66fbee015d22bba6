package io.poolgate.guard;

import io.poolgate.problem.StartupException;
import io.poolgate.token.keys.InvalidSetting;
import java.util.Arrays;

/// The variable that each setting of the verifier comes from, with an example.
enum TokenVariable {
  COGNITO_ALLOWED_CLIENT_IDS("clientIds", "client1,client2"),
  COGNITO_ISSUERS("issuers", "https://cognito.example.com/pool_1"),
  POOLGATE_TOKEN_USES("uses", "access"),
  POOLGATE_TOKEN_SKEW("skew", "30s"),
  POOLGATE_TOKEN_REFRESH_INTERVAL("refreshInterval", "5m"),
  POOLGATE_TOKEN_STALE_LIMIT("staleLimit", "24h"),
  POOLGATE_TOKEN_CACHE_WEIGHT("cacheWeight", "33554432"),
  POOLGATE_TOKEN_KEYS("preloaded", "'{\"keys\":[…]}'");

  private final String component;
  private final String example;

  TokenVariable(String component, String example) {
    this.component = component;
    this.example = example;
  }

  /// The variable of a component of the settings.
  static TokenVariable of(String component) {
    return Arrays.stream(values())
        .filter(variable -> variable.component.equals(component))
        .findFirst()
        .orElseThrow();
  }

  /// The line that the server ends with instead of starting.
  StartupException refusal(InvalidSetting setting) {
    return new StartupException(name(), String.valueOf(setting.getMessage()), example);
  }
}
