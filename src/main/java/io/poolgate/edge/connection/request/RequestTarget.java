package io.poolgate.edge.connection.request;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/// What a request asks for: one of the forms of RFC 9112 §3.2, each for its own methods, which is
/// made a path.
public final class RequestTarget {
  public static final String ROOT = "/";

  private static final String[] SCHEMES = {"http://", "https://"};

  private RequestTarget() {}

  /// A path with a query or without one (origin-form). One that begins with two slashes is not
  /// allowed: resolved against an address, it names a host (RFC 3986 §4.2).
  public static boolean isPath(CharSequence target) {
    if (target.isEmpty()
        || target.charAt(0) != '/'
        || (target.length() > 1 && target.charAt(1) == '/')) {
      return false;
    }
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c >= 0x7F || c == '#') {
        return false;
      }
    }
    return true;
  }

  /// Makes a path of the target; false where it is none.
  public static boolean normalize(HttpRequest request) {
    var target = request.uri();
    if (isPath(target)) {
      return true;
    }
    if (request.method().equals(HttpMethod.CONNECT)
        || (request.method().equals(HttpMethod.OPTIONS) && target.equals("*"))) {
      request.setUri(ROOT);
      return true;
    }
    for (var scheme : SCHEMES) {
      if (target.regionMatches(true, 0, scheme, 0, scheme.length())) {
        return makeRelative(request, target.substring(scheme.length()));
      }
    }
    return false;
  }

  /// The host of an absolute target is the one that counts (RFC 9112 §3.2.2). A `Host` that differs
  /// from it is refused, and so are two; only HTTP/1.0 may have none (§3.2).
  private static boolean makeRelative(HttpRequest request, String rest) {
    int end = 0;
    while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    var authority = rest.substring(0, end);
    var hosts = request.headers().getAll(HttpHeaderNames.HOST);
    var path = rest.startsWith(ROOT, end) ? rest.substring(end) : ROOT + rest.substring(end);
    boolean one =
        hosts.isEmpty()
            ? request.protocolVersion().equals(HttpVersion.HTTP_1_0)
            : hosts.size() == 1 && hosts.getFirst().equalsIgnoreCase(authority);
    if (!isPath(path) || !one) {
      return false;
    }
    request.headers().set(HttpHeaderNames.HOST, authority);
    request.setUri(path);
    return true;
  }
}
