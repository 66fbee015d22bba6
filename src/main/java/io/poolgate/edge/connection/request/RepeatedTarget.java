package io.poolgate.edge.connection.request;

import io.poolgate.edge.ContextPath;
import jakarta.inject.Singleton;

/// Where a proxy repeats the target of its client's request, which is anything: it is cut off
/// before anybody reads it. What is no URI would be refused, dot segments might lead to an open
/// route, and the proxy takes our answer for its client's.
@Singleton
public final class RepeatedTarget {
  public static final String ROUTE = "/v1/verify/proxied";

  private static final String AFTER_SCHEME = "://";

  private final String route;

  RepeatedTarget(ContextPath context) {
    this.route = context.path() + ROUTE;
  }

  /// The target, or where it begins with our route, that and no more.
  public String withoutClients(String target) {
    int path = startOfPath(target);
    return target.startsWith(route, path)
        ? target.substring(0, path + route.length()) + "/"
        : target;
  }

  /// An absolute target (RFC 9112 §3.2.2) has a host before its path.
  private static int startOfPath(String target) {
    int scheme = target.startsWith("/") ? -1 : target.indexOf(AFTER_SCHEME);
    int slash = scheme < 0 ? 0 : target.indexOf('/', scheme + AFTER_SCHEME.length());
    return Math.max(slash, 0);
  }
}
