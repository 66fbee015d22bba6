package io.poolgate.token;

import static io.poolgate.token.verdict.RejectionReason.EXPIRED;
import static io.poolgate.token.verdict.RejectionReason.INVALID_CLAIM;
import static io.poolgate.token.verdict.RejectionReason.INVALID_EXPIRY;
import static io.poolgate.token.verdict.RejectionReason.INVALID_GROUPS;
import static io.poolgate.token.verdict.RejectionReason.INVALID_ISSUED_AT;
import static io.poolgate.token.verdict.RejectionReason.INVALID_NOT_BEFORE;
import static io.poolgate.token.verdict.RejectionReason.INVALID_SCOPE;
import static io.poolgate.token.verdict.RejectionReason.INVALID_SUBJECT;
import static io.poolgate.token.verdict.RejectionReason.ISSUED_IN_FUTURE;
import static io.poolgate.token.verdict.RejectionReason.NOT_YET_VALID;
import static io.poolgate.token.verdict.RejectionReason.WRONG_CLIENT;
import static io.poolgate.token.verdict.RejectionReason.WRONG_ISSUER;
import static io.poolgate.token.verdict.RejectionReason.WRONG_TOKEN_USE;

import io.poolgate.token.verdict.RejectionReason;
import io.poolgate.token.verdict.TokenUse;
import io.poolgate.token.verdict.VerifiedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the claims of a rightly signed token must say. The steps are taken in this order; the first
/// that fails gives the reason.
final class ClaimsCheck {
  /// How far the pool's clock may be ahead of this one, whatever the skew: no token lasts longer by
  /// it. Times are whole seconds, so 300 ms ahead had every fourth fresh token refused.
  private static final Duration POOL_AHEAD = Duration.ofSeconds(60);

  private final TokenSettings settings;

  private record Step(RejectionReason otherwise, Condition condition) {}

  private interface Condition {
    boolean holds(Claims claims, Instant now);
  }

  private final List<Step> steps =
      List.of(
          // 1. RFC 7519 §4.1.1. Compared as a whole: a prefix of the right issuer is a stranger.
          new Step(WRONG_ISSUER, (claims, _) -> isIssuedByPool(claims)),

          // 2. Cognito's `token_use`: an ID token tells who somebody is, and permits nothing.
          new Step(WRONG_TOKEN_USE, (claims, _) -> isOfAcceptedUse(claims)),

          // 3. RFC 7519 §4.1.3: a string, or an array of strings.
          new Step(
              INVALID_CLAIM, (claims, _) -> !claims.has("aud") || claims.audience().isPresent()),

          // 4. RFC 9068 §2.2 (`client_id`), OpenID Connect Core §3.1.3.7 (`aud` of an ID token): a
          // token that another app client got was not meant for this service.
          new Step(WRONG_CLIENT, (claims, _) -> isForAcceptedClient(claims)),

          // 5. RFC 7519 §4.1.2. A line break in a name forges headers and lines of a log; the same
          // goes for 6 to 8.
          new Step(INVALID_SUBJECT, (claims, _) -> isName(claims.string("sub").orElse(""))),

          // 6. Cognito's `cognito:groups`. A string is never split: "a,admin" is one name.
          new Step(INVALID_GROUPS, (claims, _) -> isAbsentOrNames(claims, "cognito:groups")),

          // 7. RFC 9068 §2.2.3: a string of words with spaces between them.
          new Step(INVALID_SCOPE, (claims, _) -> isAbsentOrText(claims, "scope")),

          // 8. Cognito's `username`, or `cognito:username` in an ID token.
          new Step(INVALID_CLAIM, (claims, _) -> isAbsentOrText(claims, usernameClaim(claims))),

          // 9. RFC 7519 §4.1.7 (`jti`), and Cognito's `origin_jti`, by which tokens are revoked.
          new Step(
              INVALID_CLAIM,
              (claims, _) -> claims.absentOrString("jti") && claims.absentOrString("origin_jti")),

          // 10. OpenID Connect Core §2: the time of the sign-in, which step-up authentication asks.
          new Step(INVALID_CLAIM, (claims, _) -> claims.absentOrTime("auth_time")),

          // 11, 12. RFC 7519 §4.1.6.
          new Step(INVALID_ISSUED_AT, (claims, _) -> claims.time("iat").isPresent()),
          new Step(ISSUED_IN_FUTURE, (claims, now) -> hasPassed(claims, "iat", now)),

          // 13, 14. RFC 7519 §4.1.5.
          new Step(INVALID_NOT_BEFORE, (claims, _) -> claims.absentOrTime("nbf")),
          new Step(
              NOT_YET_VALID, (claims, now) -> !claims.has("nbf") || hasPassed(claims, "nbf", now)),

          // 15, 16. RFC 7519 §4.1.4. Expiry comes last, so that `token_expired` means: refresh, and
          // all is well.
          new Step(INVALID_EXPIRY, (claims, _) -> claims.time("exp").isPresent()),
          new Step(
              EXPIRED, (claims, now) -> !isExpired(claims.time("exp").orElse(Instant.MIN), now)));

  ClaimsCheck(TokenSettings settings) {
    this.settings = settings;
  }

  /// The reason that the first failed step gives; empty where all pass.
  Optional<RejectionReason> judge(Claims claims, Instant now) {
    for (var step : steps) {
      if (!step.condition().holds(claims, now)) {
        return Optional.of(step.otherwise());
      }
    }
    return Optional.empty();
  }

  /// A token is accepted before `exp`, and not at it; later by no more than the skew.
  private boolean isExpired(Instant expiresAt, Instant now) {
    return !now.isBefore(end(expiresAt));
  }

  /// Milliseconds since 1970 before which it is not expired.
  long freshUntil(VerifiedToken token) {
    return end(token.times().expiresAt()).toEpochMilli();
  }

  private Instant end(Instant expiresAt) {
    return expiresAt.plus(settings.skew());
  }

  private boolean isIssuedByPool(Claims claims) {
    return claims.string("iss").filter(settings.issuers()::contains).isPresent();
  }

  private boolean isOfAcceptedUse(Claims claims) {
    return claims.use().filter(settings.uses()::contains).isPresent();
  }

  private boolean isForAcceptedClient(Claims claims) {
    return claims.client().filter(settings.clients()::accept).isPresent();
  }

  private static boolean hasPassed(Claims claims, String name, Instant now) {
    return claims.time(name).filter(time -> !time.isAfter(now.plus(POOL_AHEAD))).isPresent();
  }

  private static boolean isAbsentOrText(Claims claims, String name) {
    return !claims.has(name) || claims.string(name).filter(ClaimsCheck::hasNoControl).isPresent();
  }

  private static boolean isAbsentOrNames(Claims claims, String name) {
    return claims
        .strings(name)
        .map(names -> names.stream().allMatch(ClaimsCheck::hasNoControl))
        .orElse(!claims.has(name));
  }

  private static String usernameClaim(Claims claims) {
    return claims.use().map(TokenUse::usernameClaim).orElseThrow();
  }

  private static boolean isName(String name) {
    return !name.isEmpty() && hasNoControl(name);
  }

  static boolean hasNoControl(String name) {
    return name.chars().noneMatch(Character::isISOControl);
  }
}
