package io.poolgate.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers with the problem that a request was aborted with, and logs what operators must know:
/// what failed and the request id, never what the client sent.
///
/// This is an error route, not the framework's ExceptionHandler: for one of those, each failure
/// would search all beans, which costs more than the request that failed.
@Controller(consumes = MediaType.ALL, produces = MediaType.ALL)
final class ProblemHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

  private final AnswerHeaders headers;

  ProblemHandler(AnswerHeaders headers) {
    this.headers = headers;
  }

  @Error(global = true)
  HttpResponse<Problem> handle(HttpRequest<?> request, ProblemException failure) {
    if (isNews(failure.code())) {
      LOG.warn(
          "{} {}: {} {}",
          request.getMethodName(),
          failure.code().code(),
          RequestId.of(request),
          failure.diagnosis().orElse(""));
    }
    var response = ProblemResponses.of(request, failure);
    if (FrameworkProblems.isUndecodable(request)) {
      headers.add(request, response);
    }
    return response;
  }

  /// Refusals come by the thousand when the server has the least to spare. They are counted, and
  /// the access log has them.
  private static boolean isNews(ProblemCode code) {
    return code.status().getCode() >= 500 && code != ProblemCode.OVERLOADED;
  }
}
