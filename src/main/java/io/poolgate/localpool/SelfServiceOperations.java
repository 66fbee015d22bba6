package io.poolgate.localpool;

import java.util.LinkedHashMap;
import java.util.Map;

/// GetUser, GetUserAuthFactors, DeleteUser: what a signed-in user asks about his account, and its
/// end.
final class SelfServiceOperations {
  private final PoolState pool;
  private final FirstFactors firstFactors;

  SelfServiceOperations(PoolState pool) {
    this.pool = pool;
    firstFactors = new FirstFactors(pool);
  }

  Map<String, Operation> table() {
    return Map.of(
        "GetUser", this::getUser,
        "GetUserAuthFactors", this::getFactors,
        "DeleteUser", this::delete);
  }

  private Map<String, Object> getUser(Parameters parameters) {
    var user = pool.accessTokens().of(parameters).user();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("Username", user.username());
    answer.put("UserAttributes", user.attributeList());
    answer.putAll(user.mfa().toJson());
    return answer;
  }

  private Map<String, Object> getFactors(Parameters parameters) {
    var user = pool.accessTokens().of(parameters).user();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("Username", user.username());
    answer.putAll(user.mfa().toJson());
    answer.put(
        "ConfiguredUserAuthFactors",
        firstFactors.configured(user).stream().map(FirstFactor::name).toList());
    return answer;
  }

  private Map<String, Object> delete(Parameters parameters) {
    var user = pool.accessTokens().of(parameters).user();
    pool.users().remove(user);
    pool.grants().forget(user);
    pool.codes().forget(user);
    pool.softwareTokens().forget(user);
    pool.devices().forget(user);
    pool.passkeys().forget(user);
    pool.attempts().forget(user.sub());
    return Map.of();
  }
}
