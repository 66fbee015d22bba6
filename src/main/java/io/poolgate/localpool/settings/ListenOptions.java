package io.poolgate.localpool.settings;

import java.util.Set;
import java.util.function.Predicate;

/// Where a pool listens.
///
/// @param host the address to listen on
/// @param port the port to listen on; 0 takes any free one
/// @param hostNames names accepted in `Host` besides localhost, 127.0.0.1 and [::1]
/// @param origins the origins whose scripts may call (CORS), besides those of this machine
public record ListenOptions(
    String host, int port, Set<String> hostNames, Predicate<String> origins) {
  public ListenOptions {
    hostNames = Set.copyOf(hostNames);
  }
}
