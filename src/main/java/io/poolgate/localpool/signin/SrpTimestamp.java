package io.poolgate.localpool.signin;

import io.poolgate.localpool.wire.PoolException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/// The `TIMESTAMP` of an SRP proof: `Sun Mar 1 10:00:00 UTC 2026`, the day without a zero.
final class SrpTimestamp {
  private static final DateTimeFormatter WHOLE =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' uuuu", Locale.US);
  private static final DateTimeFormatter WITHOUT_WEEKDAY =
      DateTimeFormatter.ofPattern("MMM d H:mm:ss 'UTC' uuuu", Locale.US);
  private static final Pattern WEEKDAY = Pattern.compile("^[A-Z][a-z]{2} ");

  private SrpTimestamp() {}

  static String format(Instant time) {
    return WHOLE.format(time.atOffset(ZoneOffset.UTC));
  }

  /// Reads a time. It overlooks a weekday that is not the date's; the signature does not.
  static Instant parse(String text) {
    var weekday = WEEKDAY.matcher(text);
    try {
      if (weekday.find()) {
        return LocalDateTime.parse(text.substring(weekday.end()), WITHOUT_WEEKDAY)
            .toInstant(ZoneOffset.UTC);
      }
    } catch (DateTimeParseException malformed) {
      // Falls through to the same refusal.
    }
    throw PoolException.invalidParameter(
        "TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.");
  }
}
