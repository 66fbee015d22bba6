package io.poolgate.guard;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;

/// What the `Authorization` header of a request holds (RFC 6750 §2.1). Tokens elsewhere do not
/// count: queries and bodies end up in logs, and browsers send cookies without being asked.
public sealed interface BearerCredentials {

  /// No header, or one of another scheme.
  record None() implements BearerCredentials {}

  /// Two headers, of which two readers could each take a different one; or a header without a
  /// token.
  record Malformed() implements BearerCredentials {}

  /// A token that nobody has verified yet.
  record Presented(String token) implements BearerCredentials {
    @Override
    public String toString() {
      return "Presented[…]";
    }
  }

  /// The credentials of a request.
  static BearerCredentials of(HttpRequest<?> request) {
    return of(request.getHeaders().getAll(HttpHeaders.AUTHORIZATION));
  }

  /// Those that the values of `Authorization` hold.
  static BearerCredentials of(List<String> headers) {
    return switch (headers.size()) {
      case 0 -> new None();
      case 1 -> of(headers.getFirst());
      default -> new Malformed();
    };
  }

  private static BearerCredentials of(String header) {
    int schemeEnd = 0;
    while (schemeEnd < header.length() && isSchemeCharacter(header.charAt(schemeEnd))) {
      schemeEnd++;
    }
    if (schemeEnd == 0) {
      return new Malformed();
    }
    if (schemeEnd != 6 || !header.regionMatches(true, 0, "bearer", 0, 6)) {
      return new None();
    }
    int start = schemeEnd;
    while (start < header.length() && header.charAt(start) == ' ') {
      start++;
    }
    // A comma is in no token: some proxies join two headers with one.
    return start == schemeEnd || start == header.length() || header.indexOf(',', start) >= 0
        ? new Malformed()
        : new Presented(header.substring(start));
  }

  /// RFC 9110 §5.6.2, as far as schemes use it.
  private static boolean isSchemeCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  }
}
