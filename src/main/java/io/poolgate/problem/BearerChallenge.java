package io.poolgate.problem;

import java.util.Optional;

/// The `WWW-Authenticate` value of a problem (RFC 6750 §3): no `error` where no token was looked
/// at, `invalid_token`, `insufficient_scope` or `invalid_request` where one was.
final class BearerChallenge {
  private static final String BARE = "Bearer realm=\"poolgate\"";

  private BearerChallenge() {}

  static Optional<String> of(ProblemCode code) {
    return switch (code) {
      case INVALID_TOKEN, TOKEN_EXPIRED, TOKEN_REVOKED -> Optional.of(withError("invalid_token"));
      case INSUFFICIENT_SCOPE, INSUFFICIENT_GROUP -> Optional.of(withError("insufficient_scope"));
      case REAUTHENTICATION_REQUIRED ->
          Optional.of(withError("insufficient_user_authentication")); // RFC 9470 §3
      default -> code.status().getCode() == 401 ? Optional.of(BARE) : Optional.empty();
    };
  }

  static String withError(String error) {
    return BARE + ", error=\"" + error + "\"";
  }
}
