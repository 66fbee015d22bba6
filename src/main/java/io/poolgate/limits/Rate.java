package io.poolgate.limits;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// So many tokens in such a time, given back evenly (a token bucket): `30/5m`.
///
/// The state of a bucket is one number, the time at which it is full again (GCRA, "virtual
/// scheduling" of ITU-T I.371): each token that is taken moves it on by [#interval].
record Rate(long amount, Duration period) {
  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,8})/(\\d{0,5})([smhd])");

  static Optional<Rate> parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    long units = match.group(2).isEmpty() ? 1 : Long.parseLong(match.group(2));
    long seconds =
        units
            * switch (match.group(3)) {
              case "s" -> 1;
              case "m" -> 60;
              case "h" -> 3600;
              default -> 86400;
            };
    return seconds == 0
        ? Optional.empty()
        : Optional.of(new Rate(Long.parseLong(match.group(1)), Duration.ofSeconds(seconds)));
  }

  /// Microseconds until one is given back.
  long interval() {
    return Math.max(1, period.toSeconds() * 1_000_000 / amount);
  }

  /// Microseconds until an empty bucket is full again.
  long burst() {
    return interval() * amount;
  }

  /// When a bucket is full again once so many more tokens are taken, or given back. Tokens that are
  /// taken unasked can empty it twice over and no more, whatever the clock did meanwhile.
  long after(long full, long tokens, long now) {
    return within(within(full, now) + tokens * interval(), now);
  }

  private long within(long full, long now) {
    return Math.clamp(full, now, now + 2 * burst());
  }
}
