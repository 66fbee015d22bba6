package io.poolgate.edge;

import java.util.regex.Pattern;

/// What an `Origin` header looks like (RFC 6454 §6.1).
final class Origins {
  static final String LOOPBACK = "^https?://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?$";

  /// In lower case, and without the scheme's own port.
  private static final Pattern WRITTEN_OUT =
      Pattern.compile(
          "(?!http:.*:80$|https:.*:443$)[a-z][a-z0-9+.-]*://([a-z0-9._-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

  private static final Pattern OF_THIS_MACHINE = Pattern.compile(LOOPBACK);

  private Origins() {}

  /// Scheme, host and port as browsers write them, and nothing else.
  static boolean isOrigin(String text) {
    return WRITTEN_OUT.matcher(text).matches();
  }

  /// Whether it is not that of an app with a scheme of its own, such as `capacitor://localhost`.
  static boolean isOfWebsite(String origin) {
    return origin.startsWith("https://") || origin.startsWith("http://");
  }

  static boolean isLoopback(String origin) {
    return OF_THIS_MACHINE.matcher(origin).matches();
  }

  /// Whether a browser keeps `Secure` cookies for it.
  static boolean isSecure(String origin) {
    return origin.startsWith("https://") || isLoopback(origin);
  }
}
