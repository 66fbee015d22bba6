package io.poolgate.verify;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemResponses;
import io.poolgate.token.verdict.VerifiedToken;
import io.poolgate.token.verdict.VerifiedToken.Principal;

/// The answer to a proxy: yes with who the caller is, or no with what is missing.
final class ForwardAuthentication {
  private ForwardAuthentication() {}

  static HttpResponse<?> answer(
      HttpRequest<?> request, VerifiedToken token, Requirements requirements) {
    var caller = token.principal();
    if (!requirements.metByGroupsOf(caller)) {
      return ProblemResponses.of(request, ProblemCode.INSUFFICIENT_GROUP);
    }
    if (!requirements.metByScopesOf(caller)) {
      return ProblemResponses.insufficientScope(request, requirements.scopes());
    }
    // All five, always: what the proxy does not overwrite is what the client sent itself.
    return HttpResponse.status(requirements.granted())
        .header("X-Auth-Subject", PercentEncoding.encode(caller.sub()))
        .header("X-Auth-Username", username(caller))
        .header("X-Auth-Client", PercentEncoding.encode(token.issuance().clientId()))
        .header("X-Auth-Groups", PercentEncoding.encode(caller.groups()))
        .header("X-Auth-Scopes", PercentEncoding.encode(caller.scopes()));
  }

  private static String username(Principal caller) {
    var username = caller.username();
    return username == null ? "" : PercentEncoding.encode(username);
  }
}
