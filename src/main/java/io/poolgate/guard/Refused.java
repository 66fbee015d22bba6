package io.poolgate.guard;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.poolgate.problem.Problem;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemResponses;
import io.poolgate.problem.RequestId;
import io.poolgate.token.verdict.RejectionReason;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A request that does not reach its guarded route. The response says why (RFC 6750 §3); the log
/// says a little more.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(Refused.class);

  private final transient HttpResponse<Problem> response;

  private Refused(HttpResponse<Problem> response) {
    super(
        null, null, false, false); // a stack trace would cost a flood's target more than its sender
    this.response = response;
  }

  static Refused withoutToken(HttpRequest<?> request) {
    return new Refused(ProblemResponses.of(request, ProblemCode.MISSING_TOKEN));
  }

  /// For a header that two readers could understand differently.
  static Refused forMalformedHeader(HttpRequest<?> request) {
    LOG.debug("Malformed Authorization header (request {})", RequestId.of(request));
    return new Refused(ProblemResponses.malformedCredentials(request));
  }

  /// For a token that the verifier rejected.
  static Refused of(HttpRequest<?> request, RejectionReason reason) {
    LOG.debug("Token rejected: {} (request {})", reason.tag(), RequestId.of(request));
    return new Refused(
        switch (reason) {
          case KEYS_UNAVAILABLE -> ProblemResponses.of(request, ProblemCode.KEYS_UNAVAILABLE);
          case REVOKED -> ProblemResponses.of(request, ProblemCode.TOKEN_REVOKED);
          case EXPIRED -> ProblemResponses.of(request, ProblemCode.TOKEN_EXPIRED);
          // The name of the failed check would tell forgers how far they got.
          default -> ProblemResponses.of(request, ProblemCode.INVALID_TOKEN);
        });
  }

  /// For a caller who is known, and lacks a group or scope.
  static Refused of(HttpRequest<?> request, RouteGuard guard) {
    var scopes = guard.scopes();
    return new Refused(
        scopes.isEmpty()
            ? ProblemResponses.of(request, ProblemCode.INSUFFICIENT_GROUP)
            : ProblemResponses.insufficientScope(request, scopes));
  }

  /// For a caller who signed in too long ago for what they ask.
  static Refused forOldSignIn(HttpRequest<?> request, Duration maxAge) {
    return new Refused(ProblemResponses.reauthenticationRequired(request, maxAge));
  }

  /// Answers with the response.
  @Controller(consumes = MediaType.ALL, produces = MediaType.ALL)
  static final class Handler {
    @Error(global = true)
    HttpResponse<Problem> handle(Refused refused) {
      return refused.response;
    }
  }
}
