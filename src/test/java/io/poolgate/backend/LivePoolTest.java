package io.poolgate.backend;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// The suite against a user pool at AWS. CONTRIBUTING.md tells what it takes.
@EnabledIfEnvironmentVariable(
    named = LivePool.POOL_ID,
    matches = ".+",
    disabledReason = "POOLGATE_LIVE_USER_POOL_ID is not set: there is no live pool to try")
class LivePoolTest extends BackendSuite {
  @Override
  Backend start() {
    return LivePool.ofEnvironment();
  }
}
