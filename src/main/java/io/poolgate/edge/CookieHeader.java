package io.poolgate.edge;

import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One cookie of a request, read as browsers write it (RFC 6265bis §5.8.3): pairs with a `;`
/// between them, and nothing else with a meaning.
///
/// A neighbour below the same domain cannot set `__Host-…` for the whole domain, but may set
/// `,__Host-…`, `$Version` or `"`. A parser that reads commas and quotes as RFC 2965 did, such as
/// Netty's, takes what stands behind them for a cookie of this host (cookie tossing).
final class CookieHeader {
  /// RFC 6265 §4.1.1 `cookie-octet`, as many as browsers keep. Quotes are not among them: to
  /// browsers they are part of a value (RFC 6265bis §4.1.1), and no value of ours has them.
  private static final Pattern VALUE =
      Pattern.compile("[\\x21\\x23-\\x2B\\x2D-\\x3A\\x3C-\\x5B\\x5D-\\x7E]{0,3900}");

  private CookieHeader() {}

  static boolean isValue(String text) {
    return VALUE.matcher(text).matches();
  }

  /// The value of the cookie of exactly this name. There may not be two: nobody can tell which one
  /// is the browser's own.
  ///
  /// @param fields the `Cookie` fields, of which HTTP/2 sends one for each pair (RFC 9113 §8.2.3)
  /// @throws ProblemException `invalid_request` where there are two, or one that nobody set
  static Optional<String> value(List<String> fields, String name) {
    Optional<String> found = Optional.empty();
    for (var pair : String.join("; ", fields).split(";", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 0 || !trimmed(pair.substring(0, equals)).equals(name)) {
        continue;
      }
      var value = trimmed(pair.substring(equals + 1));
      if (found.isPresent() || !isValue(value)) {
        throw new ProblemException(ProblemCode.INVALID_REQUEST)
            .withDetail("The cookie " + name + " came twice, or is malformed.");
      }
      found = Optional.of(value);
    }
    return found;
  }

  /// The text without the blanks of RFC 9110 §5.6.3, which browsers cut off before they judge a
  /// name. With any other blanks it is another name.
  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (start < end && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
