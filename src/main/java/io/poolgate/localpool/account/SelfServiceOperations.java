package io.poolgate.localpool.account;

import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.wire.OperationHandler;
import io.poolgate.localpool.wire.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;

/// GetUser, DeleteUser: what users ask about their own account, and how they end it.
public final class SelfServiceOperations {
  private final PoolState pool;

  public SelfServiceOperations(PoolState pool) {
    this.pool = pool;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of("GetUser", this::get, "DeleteUser", this::delete);
  }

  private Map<String, Object> get(Parameters parameters) {
    var user = pool.signedInUser(parameters);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("Username", user.username());
    answer.put("UserAttributes", user.attributeList());
    answer.putAll(user.mfa().toJson());
    return answer;
  }

  private Map<String, Object> delete(Parameters parameters) {
    pool.remove(pool.signedInUser(parameters));
    return Map.of();
  }
}
