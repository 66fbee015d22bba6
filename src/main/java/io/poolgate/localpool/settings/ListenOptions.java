package io.poolgate.localpool.settings;

import java.util.Set;

/// Where a pool listens.
///
/// @param host the address to listen on
/// @param port the port to listen on; 0 takes any free one
/// @param hostNames names accepted in `Host` besides localhost, 127.0.0.1 and [::1]
public record ListenOptions(String host, int port, Set<String> hostNames) {
  public ListenOptions {
    hostNames = Set.copyOf(hostNames);
  }
}
