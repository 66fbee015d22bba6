package io.poolgate.limits;

import java.util.HashMap;
import java.util.Map;

/// Properties of a server that has one limit and no other.
final class OneLimit {
  private OneLimit() {}

  static Map<String, Object> of(String limit, String rate) {
    return of(limit, rate, Map.of());
  }

  static Map<String, Object> of(String limit, String rate, Map<String, Object> further) {
    var properties = new HashMap<String, Object>(further);
    for (var each : Limit.values()) {
      properties.put("poolgate.limits." + each.wireName(), "off");
    }
    properties.put("poolgate.limits." + limit, rate);
    properties.put("poolgate.limits.enabled", true);
    return properties;
  }
}
