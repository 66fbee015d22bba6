package io.poolgate.localpool;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The pool's groups; users can only join one that exists.
final class Groups {
  private final Set<String> names = ConcurrentHashMap.newKeySet();

  void create(String name) {
    names.add(name);
  }

  void require(String name) {
    if (!names.contains(name)) {
      throw PoolException.notFound("Group not found.");
    }
  }
}
