package io.poolgate.localpool.settings;

/// Whether a pool remembers the devices that its users sign in on. A remembered device proves
/// itself in place of the second factor.
public enum DeviceTracking {
  OFF,
  /// The pool remembers every confirmed device.
  ALWAYS,
  /// The pool remembers a confirmed device once its user says so.
  OPT_IN
}
