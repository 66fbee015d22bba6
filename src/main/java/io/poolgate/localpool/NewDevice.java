package io.poolgate.localpool;

import java.util.Map;

/// The name that a sign-in gives to the device it was made on, until the device is confirmed.
record NewDevice(String key, String groupKey) {

  /// Cognito's `NewDeviceMetadata`.
  Map<String, Object> toJson() {
    return Map.of("DeviceKey", key, "DeviceGroupKey", groupKey);
  }
}
