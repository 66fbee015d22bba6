package io.poolgate.token.verdict;

import java.util.Locale;

/// Why a token was rejected. The log and the metrics name it; the client learns less.
public enum RejectionReason {
  /// Not a compact JWS of two JSON objects in canonical base64url.
  MALFORMED_TOKEN,
  /// `alg` is not RS256.
  WRONG_ALGORITHM,
  /// `kid` is missing or not a string.
  MISSING_KEY_ID,
  /// `crit`, `b64` or `enc` is there.
  HEADER_NOT_ALLOWED,
  /// `typ` is that of another kind of token.
  WRONG_TYPE,
  /// The pool has no such key.
  UNKNOWN_KEY,
  /// The pool's keys could not be loaded, so nothing is known about the token.
  KEYS_UNAVAILABLE,
  BAD_SIGNATURE,
  WRONG_ISSUER,
  /// `token_use` is not one that is allowed here.
  WRONG_TOKEN_USE,
  /// `client_id` (`aud` of an ID token) is not one of the configured clients.
  WRONG_CLIENT,
  /// `sub` is missing, no string or empty, or has a control character.
  INVALID_SUBJECT,
  /// Not an array of strings, or one of them has a control character.
  INVALID_GROUPS,
  INVALID_SCOPE,
  /// Another claim is of the wrong JSON type, or the user name has a control character.
  INVALID_CLAIM,
  INVALID_ISSUED_AT,
  ISSUED_IN_FUTURE,
  INVALID_NOT_BEFORE,
  NOT_YET_VALID,
  INVALID_EXPIRY,
  /// Everything else is right: a refresh helps.
  EXPIRED,
  /// Everything else is right, but its user has signed out.
  REVOKED;

  /// The name in metrics, such as `wrong_issuer`.
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
