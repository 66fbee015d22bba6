package io.poolgate.limits;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/// What messages to many names have in common: the mailbox, or the range of phone numbers.
final class Destination {
  /// Country code and first digits. Those who sell a range of numbers earn on each message to it.
  private static final int PREFIX = 7;

  private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{1,14}");

  private Destination() {}

  /// Empty for a text that is neither an email address nor a phone number, and for the mask that
  /// Cognito writes over one (`a***@e***`), which would be one key for many mailboxes.
  static Optional<Key> of(String text) {
    var folded = Key.folded(text);
    var plain = folded.replaceAll("[ ().-]", "");
    if (PHONE.matcher(plain).matches()) {
      return Optional.of(Key.ofName(plain.substring(0, Math.min(PREFIX, plain.length()))));
    }
    int at = folded.lastIndexOf('@');
    return at <= 0 || at == folded.length() - 1 || folded.indexOf('*', at) >= 0
        ? Optional.empty()
        : Optional.of(
            Key.ofName(mailbox(folded.substring(0, at)) + "@" + domain(folded.substring(at + 1))));
  }

  /// A mailbox has as many names as anybody likes: behind a plus sign, with or without quotes, and,
  /// at the largest of all providers, with dots anywhere. Where dots do count, two mailboxes share
  /// a budget.
  private static String mailbox(String local) {
    var plain = local.replaceAll("[\". \\\\\\p{Cf}]", "");
    int plus = plain.indexOf('+');
    return plus <= 0 ? plain : plain.substring(0, plus);
  }

  private static String domain(String domain) {
    var name = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    try {
      return name.equals("googlemail.com") ? "gmail.com" : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException noName) {
      return name;
    }
  }
}
