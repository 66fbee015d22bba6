package io.poolgate.limits;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What messages to many names have in common: the mailbox, or the range of phone numbers.
final class Destination {
  /// Whoever sells a range of numbers earns on each message to it: country code and first digits.
  private static final int PREFIX = 7;

  private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final Pattern EMAIL = Pattern.compile("([^@+]+)(?:\\+[^@]*)?@([^@]+)");

  private Destination() {}

  static Optional<String> of(String text) {
    if (PHONE.matcher(text).matches()) {
      return Optional.of(text.substring(0, PREFIX));
    }
    var email = EMAIL.matcher(text);
    return email.matches()
        // One mailbox has as many names as anybody likes behind a plus sign.
        ? Optional.of((email.group(1) + "@" + email.group(2)).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }
}
