package io.poolgate.edge.direct;

/// Which names this server answers to, where it does not answer to all.
public interface HostRule {
  /// Whether it answers to a `Host`.
  boolean allows(String host);
}
