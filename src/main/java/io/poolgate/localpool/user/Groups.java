package io.poolgate.localpool.user;

import io.poolgate.localpool.wire.PoolException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The pool's groups; users can only join one that exists.
public final class Groups {
  private final Set<String> names = ConcurrentHashMap.newKeySet();

  public void create(String name) {
    names.add(name);
  }

  public void require(String name) {
    if (!names.contains(name)) {
      throw PoolException.notFound("Group not found.");
    }
  }
}
