package io.poolgate.localpool.account;

import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.wire.OperationHandler;
import io.poolgate.localpool.wire.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;

/// GetUser, DeleteUser: what a signed-in user asks about his account, and its end.
public final class SelfServiceOperations {
  private final PoolState pool;

  public SelfServiceOperations(PoolState pool) {
    this.pool = pool;
  }

  public Map<String, OperationHandler> table() {
    return Map.of("GetUser", this::get, "DeleteUser", this::delete);
  }

  private Map<String, Object> get(Parameters parameters) {
    var user = pool.accessTokens().of(parameters).user();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("Username", user.username());
    answer.put("UserAttributes", user.attributeList());
    answer.putAll(user.mfa().toJson());
    return answer;
  }

  private Map<String, Object> delete(Parameters parameters) {
    pool.remove(pool.accessTokens().of(parameters).user());
    return Map.of();
  }
}
