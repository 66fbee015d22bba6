package io.poolgate.localpool.device;

import io.poolgate.localpool.secret.PasswordVerifier;
import io.poolgate.localpool.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A device that a user has confirmed.
///
/// @param secret stands for the password that the device made up for itself
/// @param remembered whether its proof replaces a second factor
public record UserDevice(
    String key,
    String groupKey,
    String name,
    PasswordVerifier secret,
    boolean remembered,
    Instant created,
    Instant modified,
    Instant authenticated) {

  UserDevice remembered(boolean value, Instant now) {
    return new UserDevice(key, groupKey, name, secret, value, created, now, authenticated);
  }

  UserDevice authenticated(Instant now) {
    return new UserDevice(key, groupKey, name, secret, remembered, created, modified, now);
  }

  /// What the device is called in SRP.
  public String identity() {
    return groupKey + key;
  }

  /// Cognito's `DeviceType`.
  Map<String, Object> toJson() {
    List<Map<String, String>> attributes = new ArrayList<>();
    attributes.add(Map.of("Name", "device_status", "Value", "valid"));
    if (!name.isEmpty()) {
      attributes.add(Map.of("Name", "device_name", "Value", name));
    }
    attributes.add(
        Map.of(
            "Name",
            "dev:device_remembered_status",
            "Value",
            remembered ? "remembered" : "not_remembered"));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("DeviceKey", key);
    json.put("DeviceAttributes", attributes);
    json.put("DeviceCreateDate", Json.seconds(created));
    json.put("DeviceLastModifiedDate", Json.seconds(modified));
    json.put("DeviceLastAuthenticatedDate", Json.seconds(authenticated));
    return json;
  }

  /// Leaves out whose it is.
  @Override
  public String toString() {
    return "UserDevice[remembered=" + remembered + "]";
  }
}
