package io.poolgate.limits;

import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.poolgate.problem.Problem;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemResponses;
import java.time.Duration;

/// A call that came too often: 429 `rate_limited`, with what the limit is and when to come again
/// (draft-ietf-httpapi-ratelimit-headers).
final class RateLimited extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Limit limit;
  private final transient Rate rate;
  private final long seconds;

  RateLimited(Limit limit, Rate rate, ConsumptionProbe probe) {
    super(limit.wireName(), null, false, false); // a flood shall not pay for stack traces
    this.limit = limit;
    this.rate = rate;
    this.seconds =
        Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999).toSeconds());
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
