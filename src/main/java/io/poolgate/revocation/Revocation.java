package io.poolgate.revocation;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tokens that are revoked although they have not expired.
///
/// @param id of the session (`origin_jti`) or of the user (`sub`)
/// @param at when it happened, in whole seconds as in a token's `iat`; of a user, the tokens issued
///   until then are revoked
record Revocation(Kind kind, String id, Instant at) {

  /// What is revoked: one sign-in with all tokens refreshed from it, or every sign-in of a user.
  enum Kind {
    SESSION,
    USER;

    String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What instances write. Others who can reach Redis may write anything.
  private static final Pattern MEMBER = Pattern.compile("(session|user):(\\P{Cntrl}{1,128})");

  private static final Pattern MESSAGE = Pattern.compile("(\\d{1,11}) (.+)");
  private static final double END_OF_TIME = 1e11; // the year 5138

  Revocation {
    at = Instant.ofEpochSecond(at.getEpochSecond());
  }

  /// Its name in Redis's set.
  String member() {
    return kind.tag() + ":" + id;
  }

  /// Its place in Redis's set: the time.
  double score() {
    return at.getEpochSecond();
  }

  /// How it is published.
  String message() {
    return at.getEpochSecond() + " " + member();
  }

  /// Reads a member of the set; empty where no instance can have written it.
  static Optional<Revocation> ofMember(String member, double score) {
    var parts = MEMBER.matcher(member);
    if (!parts.matches() || !(score >= 0 && score < END_OF_TIME)) {
      return Optional.empty();
    }
    var kind = Kind.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
    return Optional.of(new Revocation(kind, parts.group(2), Instant.ofEpochSecond((long) score)));
  }

  /// Reads what was published; empty where no instance can have sent it.
  static Optional<Revocation> ofMessage(String message) {
    var parts = MESSAGE.matcher(message);
    return parts.matches()
        ? ofMember(parts.group(2), Double.parseDouble(parts.group(1)))
        : Optional.empty();
  }

  /// Whose it is must not get into a log.
  @Override
  public String toString() {
    return "Revocation[" + kind + "]";
  }
}
