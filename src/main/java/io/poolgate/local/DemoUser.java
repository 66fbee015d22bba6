package io.poolgate.local;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.poolgate.localpool.LocalUserPool;

/// A confirmed user in the local pool, so that the first request can be a sign-in.
@Context
@Requires(env = "local")
final class DemoUser {
  static final String NAME = "demo@example.com";
  static final String PASSWORD = "Poolgate-demo-1";

  DemoUser(LocalUserPool pool) {
    pool.createUser(NAME, PASSWORD);
  }
}
