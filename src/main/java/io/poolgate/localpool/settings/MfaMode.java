package io.poolgate.localpool.settings;

/// Whether a pool asks for a second factor.
public enum MfaMode {
  /// Never.
  OFF,
  /// Of the users who have turned one on.
  OPTIONAL,
  /// Of everybody; who has none sets one up on signing in.
  REQUIRED
}
