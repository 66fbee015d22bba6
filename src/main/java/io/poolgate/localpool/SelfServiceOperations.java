package io.poolgate.localpool;

import java.util.LinkedHashMap;
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
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("Username", user.username());
    answer.put("UserAttributes", user.attributeList());
    answer.putAll(user.mfa().toJson());
    return answer;
  }
}
