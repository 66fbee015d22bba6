package io.poolgate.token;

import static io.poolgate.token.HostileToken.signed;
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

import io.poolgate.localpool.LocalUserPool;
import io.poolgate.token.verdict.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tokens that the pool signed, with one claim that makes them another's, another kind, or broken.
final class HostileClaims {
  private HostileClaims() {}

  static List<HostileToken> all() {
    var all = new ArrayList<HostileToken>();
    addMeantForOthers(all);
    addTimes(all);
    addWrongTypes(all);
    addControlCharacters(all);
    return all;
  }

  private static void addMeantForOthers(List<HostileToken> all) {
    for (var use : List.of("id", "refresh", "", "ACCESS", 7, List.of("access"))) {
      all.add(with("token_use", use, WRONG_TOKEN_USE));
    }
    all.add(without("token_use", WRONG_TOKEN_USE));
    for (var client : List.of("another", "", 7, List.of("poolgatelocalclient0000001"))) {
      all.add(with("client_id", client, WRONG_CLIENT));
    }
    all.add(without("client_id", WRONG_CLIENT));
    for (var issuer : List.of("https://example.com/pool", "", "/", "1", 7, List.of("1"))) {
      all.add(with("iss", issuer, WRONG_ISSUER));
    }
    all.add(without("iss", WRONG_ISSUER));
    all.add(issuer("a suffix of the right one", right -> right.substring(right.indexOf('/'))));
    all.add(issuer("a prefix of the right one", right -> right.substring(0, right.length() - 1)));
    all.add(issuer("https for http", right -> right.replace("http:", "https:")));
    all.add(issuer("in capitals", right -> right.replace("http:", "HTTP:")));
    all.add(issuer("with a slash", right -> right + "/"));
    all.add(issuer("with a space", right -> right + " "));
    all.add(issuer("of another pool", right -> right + "2"));
  }

  private static void addTimes(List<HostileToken> all) {
    all.add(signed("expired", EXPIRED, token -> token.expiresIn(Duration.ofHours(-1))));
    all.add(with("exp", 0, EXPIRED));
    all.add(with("exp", 1.5, EXPIRED));
    all.add(without("exp", INVALID_EXPIRY));
    var hourAhead = Instant.now().plus(Duration.ofHours(1));
    for (var value : Arrays.asList(null, "soon", true, -1, 1e300, hourAhead.toEpochMilli())) {
      all.add(with("exp", value, INVALID_EXPIRY));
    }
    all.add(with("iat", hourAhead.getEpochSecond(), ISSUED_IN_FUTURE));
    all.add(without("iat", INVALID_ISSUED_AT));
    for (var value : Arrays.asList(null, "then", List.of(1))) {
      all.add(with("iat", value, INVALID_ISSUED_AT));
    }
    all.add(with("nbf", hourAhead.getEpochSecond(), NOT_YET_VALID));
    for (var value : Arrays.asList(null, "now", true)) {
      all.add(with("nbf", value, INVALID_NOT_BEFORE));
    }
  }

  private static void addWrongTypes(List<HostileToken> all) {
    for (var sub : Arrays.asList(null, "", 7, "\n")) {
      all.add(with("sub", sub, INVALID_SUBJECT));
    }
    all.add(without("sub", INVALID_SUBJECT));
    var notGroups =
        Arrays.asList(
            null,
            "admin",
            "a,admin",
            7,
            Map.of(),
            Arrays.asList("a", null),
            List.of(7),
            List.of(List.of("admin")));
    for (var groups : notGroups) {
      all.add(with("cognito:groups", groups, INVALID_GROUPS));
    }
    for (var scope : Arrays.asList(null, 7, List.of("openid"), Map.of())) {
      all.add(with("scope", scope, INVALID_SCOPE));
    }
    for (var name : List.of("jti", "username", "origin_jti")) {
      for (var value : Arrays.asList(null, 7, List.of("a"))) {
        all.add(with(name, value, INVALID_CLAIM));
      }
    }
    for (var audience : Arrays.asList(null, 7, Map.of(), List.of("a", 7))) {
      all.add(with("aud", audience, INVALID_CLAIM));
    }
    all.add(with("auth_time", "then", INVALID_CLAIM));
  }

  /// Cognito makes no such names; in a header or a line of a log, they would forge another.
  private static void addControlCharacters(List<HostileToken> all) {
    for (var name : List.of("a\r\nX-Auth-Groups: admins", "\u0000", "a\u001b[2J", "a\u0085")) {
      all.add(with("sub", name, INVALID_SUBJECT));
      all.add(with("username", name, INVALID_CLAIM));
      all.add(with("scope", "openid " + name, INVALID_SCOPE));
      all.add(with("cognito:groups", List.of(name), INVALID_GROUPS));
      all.add(with("cognito:groups", List.of("editors", name), INVALID_GROUPS));
    }
  }

  private static HostileToken with(String claim, @Nullable Object value, RejectionReason reason) {
    var shown = String.valueOf(value).replace("\r\n", " CR LF ").replaceAll("\\p{Cntrl}", "?");
    return signed(claim + " = " + shown, reason, token -> token.with(claim, value));
  }

  private static HostileToken without(String claim, RejectionReason reason) {
    return signed("no " + claim, reason, token -> token.without(claim));
  }

  private static HostileToken issuer(String what, Function<String, String> change) {
    return new HostileToken(
        "iss " + what,
        (LocalUserPool pool) -> pool.token().with("iss", change.apply(pool.issuer())).sign(),
        WRONG_ISSUER);
  }
}
