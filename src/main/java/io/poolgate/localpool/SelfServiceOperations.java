package io.poolgate.localpool;

import java.util.Map;

/// GetUser: what a signed-in user asks about himself.
final class SelfServiceOperations {
  private final PoolState pool;

  SelfServiceOperations(PoolState pool) {
    this.pool = pool;
  }

  Map<String, Operation> table() {
    return Map.of("GetUser", this::getUser);
  }

  private Map<String, Object> getUser(Parameters parameters) {
    var user = pool.accessTokens().of(parameters).user();
    return Map.of("Username", user.username(), "UserAttributes", user.attributeList());
  }
}
