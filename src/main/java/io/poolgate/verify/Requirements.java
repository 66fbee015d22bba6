package io.poolgate.verify;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpStatus;
import io.poolgate.problem.FieldError;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import io.poolgate.token.verdict.VerifiedToken.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/// What a proxy asks of the caller beyond a good token.
///
/// Whatever cannot be read is refused, never passed over: a misspelt requirement would otherwise
/// leave a service open without anybody noticing.
///
/// @param groups of which the user is in at least one, unless there are none
/// @param scopes all of which the token has
/// @param granted the status that the proxy takes for yes
record Requirements(List<String> groups, List<String> scopes, HttpStatus granted) {
  static final String HEADER = "X-Poolgate-Require";

  /// Those of the query `group=…&scope=…`.
  static Requirements of(HttpParameters query) {
    var groups = new ArrayList<String>();
    var scopes = new ArrayList<String>();
    for (var name : query.names()) {
      for (var value : query.getAll(name)) {
        switch (name) {
          case "group" -> groups.add(named(value, name));
          case "scope" -> scopes.add(scope(value, name));
          default -> throw ProblemException.invalidField(name, FieldError.Reason.UNKNOWN_FIELD);
        }
      }
    }
    return new Requirements(groups, scopes, HttpStatus.NO_CONTENT);
  }

  /// Those of the header `X-Poolgate-Require: group=…; scope=…; status=200`, each name encoded as
  /// in the answer. There are none without the header; two headers are refused, because one would
  /// be the client's.
  static Requirements of(HttpHeaders headers) {
    var given = headers.getAll(HEADER);
    if (given.size() > 1) {
      throw malformed();
    }
    var groups = new ArrayList<String>();
    var scopes = new ArrayList<String>();
    var granted = new ArrayList<HttpStatus>();
    for (var item : given.isEmpty() ? new String[0] : given.getFirst().split(";", -1)) {
      var parts = item.strip().split("=", 2);
      var value =
          PercentEncoding.decode(parts[parts.length - 1]).orElseThrow(Requirements::malformed);
      switch (parts.length == 2 ? parts[0] : "") {
        case "group" -> groups.add(named(value, HEADER));
        case "scope" -> scopes.add(scope(value, HEADER));
        case "status" -> granted.add(status(value));
        default -> throw malformed();
      }
    }
    return switch (granted.size()) {
      case 0 -> new Requirements(groups, scopes, HttpStatus.NO_CONTENT);
      case 1 -> new Requirements(groups, scopes, granted.getFirst());
      default -> throw malformed();
    };
  }

  /// By a set: a token has room for a thousand groups, and a query for as many.
  boolean metByGroupsOf(Principal caller) {
    return groups.isEmpty() || !Collections.disjoint(groups, new HashSet<>(caller.groups()));
  }

  boolean metByScopesOf(Principal caller) {
    return scopes.isEmpty() || new HashSet<>(caller.scopes()).containsAll(scopes);
  }

  private static String named(String value, String source) {
    if (value.isEmpty()) {
      throw ProblemException.invalidField(source, FieldError.Reason.INVALID_VALUE);
    }
    return value;
  }

  /// RFC 6749 §3.3: what is in a scope may stand in a challenge header.
  private static String scope(String value, String source) {
    if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '\\')) {
      throw ProblemException.invalidField(source, FieldError.Reason.INVALID_VALUE);
    }
    return named(value, source);
  }

  /// Envoy takes 200 alone for yes; other proxies take any 2xx.
  private static HttpStatus status(String value) {
    return switch (value) {
      case "200" -> HttpStatus.OK;
      case "204" -> HttpStatus.NO_CONTENT;
      default -> throw malformed();
    };
  }

  private static ProblemException malformed() {
    return new ProblemException(ProblemCode.INVALID_REQUEST)
        .withDetail(HEADER + " must be one header, of the form: group=NAME; scope=NAME.");
  }
}
