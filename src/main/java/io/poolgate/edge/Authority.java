package io.poolgate.edge;

import java.util.HexFormat;

/// The host, and the port if any, that a request names (RFC 9110 §7.2).
public final class Authority {
  private static final int MOST_PORT = 65_535;
  private static final int PORT_DIGITS = 5;

  private Authority() {}

  /// Whether it is a DNS name, or an IPv6 address in brackets. What else RFC 3986 permits names no
  /// host, and is read in more than one way.
  public static boolean isValid(String text) {
    int end = text.startsWith("[") ? endOfAddress(text) : endOfName(text);
    return end > 0 && isPort(text.substring(end));
  }

  private static int endOfName(String text) {
    int end = 0;
    while (end < text.length() && isOfName(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isOfName(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_';
  }

  private static int endOfAddress(String text) {
    int bracket = text.indexOf(']');
    boolean address =
        bracket > 2
            && text.substring(1, bracket)
                .chars()
                .allMatch(c -> c == ':' || c == '.' || HexFormat.isHexDigit(c));
    return address ? bracket + 1 : 0;
  }

  private static boolean isPort(String text) {
    if (text.isEmpty()) {
      return true;
    }
    int port = 0;
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9' || i > PORT_DIGITS) {
        return false;
      }
      port = 10 * port + c - '0';
    }
    return text.charAt(0) == ':' && port <= MOST_PORT;
  }
}
