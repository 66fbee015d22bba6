package io.poolgate.limits;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.Environment;
import io.poolgate.problem.StartupException;
import java.util.EnumMap;
import java.util.Map;

/// The rates in force. In the environment `local` there are none unless they are asked for: those
/// who try the local pool for the first time meet no limit.
@Context
final class Rates {
  private static final String OFF = "off";

  private final Map<Limit, Rate> rates = new EnumMap<>(Limit.class);

  Rates(LimitsConfiguration configuration, Environment environment) {
    var on = configuration.enabled();
    if (on == null ? environment.getActiveNames().contains("local") : !on) {
      return;
    }
    for (var limit : Limit.values()) {
      var given = configuration.of(limit);
      var text = given == null ? limit.defaultRate() : given.strip();
      if (!text.equals(OFF)) {
        rates.put(limit, rate(limit, text));
      }
    }
  }

  /// Those that are not off.
  Map<Limit, Rate> inForce() {
    return rates;
  }

  private static Rate rate(Limit limit, String text) {
    return Rate.parse(text)
        .orElseThrow(() ->
            new StartupException(
                limit.variable(),
                "must say how many in which time (s, m, h, d), or off.",
                limit.defaultRate()));
  }
}
