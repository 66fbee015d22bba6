package io.poolgate.token;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/// Why the token of a request was not accepted, noted on the request: routes that need no token
/// answer as if there were none, and only a guarded one tells.
public final class RejectedRequest {
  private static final String ATTRIBUTE = "poolgate.token.rejection";

  private RejectedRequest() {}

  static void mark(HttpRequest<?> request, RejectionReason reason) {
    request.setAttribute(ATTRIBUTE, reason);
  }

  /// The reason, or empty where there was no token or a good one.
  public static Optional<RejectionReason> reason(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, RejectionReason.class);
  }
}
