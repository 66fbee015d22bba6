package io.poolgate.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers with the problem that a request was aborted with, and logs those the operator must know
/// of: what failed and the request id, never what the client sent.
@Singleton
final class ProblemHandler
    implements ExceptionHandler<ProblemException, MutableHttpResponse<Problem>> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

  @Override
  @SuppressWarnings("rawtypes") // the interface's own signature
  public MutableHttpResponse<Problem> handle(HttpRequest request, ProblemException failure) {
    if (failure.code().status().getCode() >= 500) {
      LOG.warn(
          "{} {}: {} {}",
          request.getMethodName(),
          failure.code().code(),
          RequestId.of(request),
          failure.diagnosis().orElse(""));
    }
    return ProblemResponses.of(request, failure);
  }
}
