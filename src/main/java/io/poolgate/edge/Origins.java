package io.poolgate.edge;

import java.net.URI;
import java.util.regex.Pattern;

/// What an `Origin` header looks like (RFC 6454 §6.1).
final class Origins {
  static final String LOOPBACK = "^https?://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?$";

  private static final Pattern OF_THIS_MACHINE = Pattern.compile(LOOPBACK);

  private Origins() {}

  /// Scheme, host and port, and nothing else.
  static boolean isOrigin(String text) {
    try {
      var uri = URI.create(text);
      return uri.getScheme() != null && (uri.getScheme() + "://" + uri.getAuthority()).equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static boolean isLoopback(String origin) {
    return OF_THIS_MACHINE.matcher(origin).matches();
  }

  /// Whether a browser keeps `Secure` cookies for it.
  static boolean isSecure(String origin) {
    return origin.startsWith("https://") || isLoopback(origin);
  }
}
