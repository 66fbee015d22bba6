package io.poolgate.verify;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemResponses;
import io.poolgate.token.verdict.VerifiedToken;

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
    var granted = HttpResponse.status(requirements.granted());
    CallerHeaders.of(token).forEach(granted::header);
    return granted;
  }
}
