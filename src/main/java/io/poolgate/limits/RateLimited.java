package io.poolgate.limits;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.poolgate.problem.Problem;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemResponses;

/// A call that came too often: 429 `rate_limited`, with the limit and when to try again
/// (draft-ietf-httpapi-ratelimit-headers).
final class RateLimited extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Limit limit;
  private final transient Rate rate;
  private final long seconds;

  RateLimited(Refusal refusal) {
    super(refusal.charge().limit().wireName(), null, false, false); // a flood costs no stack traces
    this.limit = refusal.charge().limit();
    this.rate = refusal.charge().rate();
    this.seconds = Math.max(1, Math.ceilDiv(refusal.micros(), 1_000_000L));
  }

  private HttpResponse<Problem> answer(HttpRequest<?> request) {
    var response = ProblemResponses.of(request, ProblemCode.RATE_LIMITED);
    var name = '"' + limit.wireName() + '"';
    response.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    response.header(
        "RateLimit-Policy", name + ";q=" + rate.amount() + ";w=" + rate.period().toSeconds());
    response.header("RateLimit", name + ";r=0;t=" + seconds);
    return response;
  }

  /// Answers with it.
  @Controller(consumes = MediaType.ALL, produces = MediaType.ALL)
  static final class Handler {
    @Error(global = true)
    HttpResponse<Problem> handle(HttpRequest<?> request, RateLimited limited) {
      return limited.answer(request);
    }
  }
}
