package io.poolgate.localpool.settings;

/// Whom a pool asks for a second factor.
public enum MfaMode {
  /// Nobody.
  OFF,
  /// The users who have turned one on.
  OPTIONAL,
  /// Everybody; users who have none set one up as they sign in.
  REQUIRED
}
