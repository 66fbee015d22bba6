package io.poolgate.token;

import static io.poolgate.token.RejectionReason.EXPIRED;
import static io.poolgate.token.RejectionReason.INVALID_CLAIM;
import static io.poolgate.token.RejectionReason.INVALID_EXPIRY;
import static io.poolgate.token.RejectionReason.INVALID_GROUPS;
import static io.poolgate.token.RejectionReason.INVALID_ISSUED_AT;
import static io.poolgate.token.RejectionReason.INVALID_NOT_BEFORE;
import static io.poolgate.token.RejectionReason.INVALID_SCOPE;
import static io.poolgate.token.RejectionReason.INVALID_SUBJECT;
import static io.poolgate.token.RejectionReason.ISSUED_IN_FUTURE;
import static io.poolgate.token.RejectionReason.NOT_YET_VALID;
import static io.poolgate.token.RejectionReason.WRONG_CLIENT;
import static io.poolgate.token.RejectionReason.WRONG_ISSUER;
import static io.poolgate.token.RejectionReason.WRONG_TOKEN_USE;

import com.github.benmanes.caffeine.cache.Interner;
import io.poolgate.token.Verification.Rejected;
import io.poolgate.token.Verification.Verified;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the claims of a rightly signed token must say.
final class ClaimsCheck {
  private static final Optional<List<String>> NONE = Optional.of(List.of());

  private final TokenSettings settings;

  /// Most callers have the groups and scopes of many others: thousands of tokens in the cache share
  /// these lists, and the processor's own caches hold them.
  private final Interner<List<String>> names = Interner.newWeakInterner();

  ClaimsCheck(TokenSettings settings) {
    this.settings = settings;
  }

  Verification judge(Claims claims, String keyId, Instant now) {
    var issuer = claims.string("iss").flatMap(name -> oneOf(settings.issuers(), name));
    if (issuer.isEmpty()) {
      return new Rejected(WRONG_ISSUER);
    }
    var use = claims.string("token_use").flatMap(TokenUse::of).filter(settings.uses()::contains);
    if (use.isEmpty()) {
      return new Rejected(WRONG_TOKEN_USE);
    }
    if (!audienceIsWellFormed(claims)) {
      return new Rejected(INVALID_CLAIM);
    }
    var client = client(claims, use.get()).flatMap(name -> oneOf(settings.clientIds(), name));
    if (client.isEmpty()) {
      return new Rejected(WRONG_CLIENT);
    }
    return judge(claims, new Accepted(issuer.get(), use.get(), client.get(), keyId), now);
  }

  private record Accepted(String issuer, TokenUse use, String client, String keyId) {}

  private Verification judge(Claims claims, Accepted accepted, Instant now) {
    var sub = claims.string("sub").filter(ClaimsCheck::isCleanName);
    if (sub.isEmpty()) {
      return new Rejected(INVALID_SUBJECT);
    }
    var groupsClaim = claims.has("cognito:groups") ? claims.strings("cognito:groups") : NONE;
    if (groupsClaim.isEmpty()) {
      return new Rejected(INVALID_GROUPS); // a string is never split: a,admin is one name
    }
    if (claims.has("scope") && claims.string("scope").isEmpty()) {
      return new Rejected(INVALID_SCOPE);
    }
    var usernameClaim = accepted.use() == TokenUse.ID ? "cognito:username" : "username";
    if (!claims.absentOrString("jti")
        || !claims.absentOrString("origin_jti")
        || !claims.absentOrString(usernameClaim)
        || (claims.has("auth_time") && claims.time("auth_time").isEmpty())) {
      return new Rejected(INVALID_CLAIM);
    }
    var wrongTime = judgeTimes(claims, now);
    if (wrongTime.isPresent()) {
      return new Rejected(wrongTime.get());
    }
    var username = claims.string(usernameClaim).orElse(null);
    var groups = names.intern(groupsClaim.get());
    var scopes = names.intern(claims.words("scope"));
    return new Verified(
        new VerifiedToken(
            sub.get(),
            sub.get().equals(username) ? sub.get() : username,
            groups,
            scopes,
            accepted.client(),
            accepted.issuer(),
            claims.string("jti").orElse(null),
            claims.time("auth_time").orElse(null),
            claims.time("iat").orElseThrow(),
            claims.time("exp").orElseThrow(),
            claims.string("origin_jti").orElse(null),
            accepted.use(),
            accepted.keyId(),
            names.intern(VerifiedToken.roles(groups, scopes))));
  }

  /// Expiry comes last, so that `token_expired` means: refresh, and all is well.
  private Optional<RejectionReason> judgeTimes(Claims claims, Instant now) {
    var latest = now.plus(settings.skew());
    var issued = claims.time("iat");
    if (issued.isEmpty()) {
      return Optional.of(INVALID_ISSUED_AT);
    }
    if (issued.get().isAfter(latest)) {
      return Optional.of(ISSUED_IN_FUTURE);
    }
    var notBefore = claims.time("nbf");
    if (claims.has("nbf") && notBefore.isEmpty()) {
      return Optional.of(INVALID_NOT_BEFORE);
    }
    if (notBefore.isPresent() && notBefore.get().isAfter(latest)) {
      return Optional.of(NOT_YET_VALID);
    }
    var expires = claims.time("exp");
    if (expires.isEmpty()) {
      return Optional.of(INVALID_EXPIRY);
    }
    return isExpired(expires.get(), now) ? Optional.of(EXPIRED) : Optional.empty();
  }

  /// Not accepted on or after `exp` (RFC 7519 §4.1.4), give or take the skew.
  boolean isExpired(Instant expires, Instant now) {
    return !now.isBefore(expires.plus(settings.skew()));
  }

  /// The configured name that equals this one: all tokens share it.
  private static Optional<String> oneOf(Set<String> configured, String name) {
    return configured.stream().filter(name::equals).findFirst();
  }

  private static Optional<String> client(Claims claims, TokenUse use) {
    return switch (use) {
      case ACCESS -> claims.string("client_id");
      case ID -> claims.audience().filter(all -> all.size() == 1).map(List::getFirst);
    };
  }

  private static boolean audienceIsWellFormed(Claims claims) {
    return !claims.has("aud") || claims.audience().isPresent();
  }

  /// A line break in a subject forges headers and log lines.
  private static boolean isCleanName(String name) {
    return !name.isEmpty() && name.chars().noneMatch(Character::isISOControl);
  }
}
