package io.poolgate.localpool.wire;

import java.util.Map;

/// One operation of Cognito's user pool API: from its parameters to its answer, or a
/// [PoolException].
@FunctionalInterface
public interface OperationHandler {
  Map<String, Object> answer(Parameters parameters);
}
