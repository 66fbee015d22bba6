package io.poolgate.limits;

import java.util.Locale;

/// What is counted. The names are those of the configuration, of `RateLimit` headers and of the
/// metric.
enum Limit {
  /// Every call that would ask Cognito, by the client's address.
  ADDRESS("300/5m"),
  /// Anonymous ones, by the user's name, whether there is such a user or not.
  USERNAME("30/5m"),
  /// Those of a signed-in user, by the user's id.
  USER("120/5m"),
  /// Calls that have a message sent, by the user's name.
  USERNAME_MESSAGES("5/15m"),
  /// Calls that have a message sent, by the client's address.
  ADDRESS_MESSAGES("60/15m"),
  /// Calls that have a message sent, by where to: one mailbox, or one range of phone numbers.
  DESTINATION_MESSAGES("20/1h"),
  /// All calls that have a message sent.
  MESSAGES("100/1m");

  private final String defaultRate;

  Limit(String defaultRate) {
    this.defaultRate = defaultRate;
  }

  String defaultRate() {
    return defaultRate;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Where its rate is configured.
  String variable() {
    return "POOLGATE_LIMITS_" + name();
  }
}
