package io.poolgate.limits;

import io.github.bucket4j.Bandwidth;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// So many in such a time, given back evenly (a token bucket): `30/5m`.
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

  Bandwidth bandwidth() {
    return Bandwidth.builder().capacity(amount).refillGreedy(amount, period).build();
  }
}
