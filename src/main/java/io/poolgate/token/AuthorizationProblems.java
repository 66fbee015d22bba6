package io.poolgate.token;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import io.poolgate.problem.Problem;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemResponses;
import io.poolgate.problem.RequestId;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the caller of a guarded route why it stays shut (RFC 6750 §3), and the log a little more.
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class AuthorizationProblems
    implements ExceptionHandler<AuthorizationException, HttpResponse<Problem>> {
  private static final Logger LOG = LoggerFactory.getLogger(AuthorizationProblems.class);

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<Problem> handle(HttpRequest request, AuthorizationException exception) {
    return answer(request, exception.isForbidden());
  }

  private static HttpResponse<Problem> answer(HttpRequest<?> request, boolean identified) {
    if (identified) {
      return forbidden(request);
    }
    return RejectedRequest.reason(request)
        .map(reason -> rejected(request, reason))
        .orElseGet(() -> ProblemResponses.of(request, ProblemCode.MISSING_TOKEN));
  }

  private static HttpResponse<Problem> rejected(HttpRequest<?> request, RejectionReason reason) {
    LOG.info("Token rejected: {} (request {})", reason.tag(), RequestId.of(request));
    return switch (reason) {
      case MALFORMED_HEADER -> ProblemResponses.malformedCredentials(request);
      case KEYS_UNAVAILABLE -> ProblemResponses.of(request, ProblemCode.KEYS_UNAVAILABLE);
      case EXPIRED -> ProblemResponses.of(request, ProblemCode.TOKEN_EXPIRED);
      // Which check failed would tell a forger how far he got.
      default -> ProblemResponses.of(request, ProblemCode.INVALID_TOKEN);
    };
  }

  private static HttpResponse<Problem> forbidden(HttpRequest<?> request) {
    var scopes = GuardedRoute.of(request).map(GuardedRoute::requiredScopes).orElse(List.of());
    return scopes.isEmpty()
        ? ProblemResponses.of(request, ProblemCode.INSUFFICIENT_GROUP)
        : ProblemResponses.insufficientScope(request, scopes);
  }
}
