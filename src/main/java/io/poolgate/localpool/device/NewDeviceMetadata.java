package io.poolgate.localpool.device;

import java.util.Map;

/// The name that a sign-in gives its device, until the device is confirmed.
public record NewDeviceMetadata(String key, String groupKey) {

  /// Cognito's `NewDeviceMetadata`.
  public Map<String, Object> toJson() {
    return Map.of("DeviceKey", key, "DeviceGroupKey", groupKey);
  }
}
