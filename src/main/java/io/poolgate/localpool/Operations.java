package io.poolgate.localpool;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Every operation that the pool knows, by Cognito's name of it.
final class Operations {
  private Operations() {}

  static Map<String, Operation> table(PoolState pool) {
    Map<String, Operation> table = new HashMap<>();
    Stream.of(
            new SignUpOperations(pool).table(),
            new SignInOperations(pool).table(),
            new DeviceOperations(pool).table(),
            new MfaOperations(pool).table(),
            new PasskeyOperations(pool).table(),
            new TokenOperations(pool).table(),
            new PasswordOperations(pool).table(),
            new SelfServiceOperations(pool).table(),
            new AttributeOperations(pool).table(),
            new AdminOperations(pool).table())
        .forEach(table::putAll);
    return table;
  }
}
