package io.poolgate.verify;

import io.poolgate.token.verdict.VerifiedToken;
import java.util.Map;

/// The headers that tell a proxy who the caller is.
final class CallerHeaders {
  private CallerHeaders() {}

  /// All five, always: what the proxy does not overwrite is what the client sent itself.
  static Map<String, String> of(VerifiedToken token) {
    var caller = token.principal();
    var username = caller.username();
    return Map.of(
        "X-Auth-Subject",
        PercentEncoding.encode(caller.sub()),
        "X-Auth-Username",
        username == null ? "" : PercentEncoding.encode(username),
        "X-Auth-Client",
        PercentEncoding.encode(token.issuance().clientId()),
        "X-Auth-Groups",
        PercentEncoding.encode(caller.groups()),
        "X-Auth-Scopes",
        PercentEncoding.encode(caller.scopes()));
  }
}
