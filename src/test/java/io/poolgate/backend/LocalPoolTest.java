package io.poolgate.backend;

import io.poolgate.Administrator;
import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/// The suite against the local pool: that it asks for nothing impossible.
class LocalPoolTest extends BackendSuite {
  @Override
  Backend start() throws IOException {
    return new LocalPool(LocalUserPool.start());
  }

  private static final class LocalPool implements Backend {
    private final LocalUserPool pool;
    private final Administrator administrator;

    private LocalPool(LocalUserPool pool) {
      this.pool = pool;
      administrator = new Administrator(pool);
    }

    @Override
    public Map<String, Object> properties() {
      return Map.of(
          "cognito.user-pool-id", pool.id(),
          "cognito.client-id", pool.publicClient().id(),
          "cognito.endpoint", pool.endpoint().toString());
    }

    @Override
    public Administrator administrator() {
      return administrator;
    }

    @Override
    public Set<Ability> lacks() {
      return Set.of();
    }

    @Override
    public String latestCode(String email) {
      return pool.mailbox().latestCode(email);
    }

    @Override
    public void close() {
      administrator.close();
      pool.close();
    }
  }
}
