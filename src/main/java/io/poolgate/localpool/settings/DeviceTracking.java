package io.poolgate.localpool.settings;

/// Whether a pool remembers the devices that its users sign in on. On a remembered one, a proof by
/// the device takes the place of the second factor.
public enum DeviceTracking {
  OFF,
  /// Every device that is confirmed is remembered.
  ALWAYS,
  /// A device that is confirmed is remembered once its user says so.
  OPT_IN
}
