package io.poolgate.problem;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.TooLongFrameException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// Turns every failure that the framework finds by itself (no route, bad JSON, too large, a bug)
/// into a problem of ours: the framework's texts name classes and repeat input.
@Singleton
final class FrameworkProblems implements ErrorResponseProcessor<Problem> {
  private final AnswerHeaders headers;

  FrameworkProblems(AnswerHeaders headers) {
    this.headers = headers;
  }

  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> base) {
    var request = context.getRequest();
    var problem = of(request, context.getRootCause().orElse(null), base.status());
    if (isUndecodable(request)) {
      headers.add(request, problem);
    }
    return problem;
  }

  /// @param status what the framework would answer with
  @SuppressWarnings("unchecked") // without a body the type of the body does not matter
  static MutableHttpResponse<Problem> of(
      HttpRequest<?> request, @Nullable Throwable cause, HttpStatus status) {
    var problem = ProblemResponses.of(request, failure(request, cause, status));
    return request.getMethod() == HttpMethod.HEAD
        ? (MutableHttpResponse<Problem>) (MutableHttpResponse<?>) problem.body(null)
        : problem;
  }

  private static ProblemException failure(
      HttpRequest<?> request, @Nullable Throwable cause, HttpStatus status) {
    if (decodingFailure(request) instanceof ProblemException refused) {
      return refused;
    }
    if (cause instanceof ConstraintViolationException violations) {
      return ProblemException.invalidFields(FieldErrors.of(violations));
    }
    if (cause instanceof ConversionErrorException unreadable
        && unreadable.getArgument().getAnnotationMetadata().hasAnnotation(QueryValue.class)) {
      var parameter = unreadable.getArgument().getName();
      return ProblemException.invalidField(parameter, FieldError.Reason.INVALID_VALUE);
    }
    if (status == HttpStatus.UNSUPPORTED_MEDIA_TYPE) {
      return ProblemException.notJson();
    }
    return status == HttpStatus.BAD_REQUEST
        ? BodyProblems.of(cause)
        : new ProblemException(codeOf(status.getCode(), request));
  }

  private static ProblemCode codeOf(int status, HttpRequest<?> request) {
    return switch (status) {
      case 401 -> ProblemCode.MISSING_TOKEN;
      case 403 -> ProblemCode.ORIGIN_NOT_ALLOWED; // the framework's own 403 is that of CORS
      case 404 -> ProblemCode.NOT_FOUND;
      case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
      case 406 -> ProblemCode.NOT_ACCEPTABLE;
      case 413 ->
          headersTooLong(request) ? ProblemCode.HEADERS_TOO_LARGE : ProblemCode.PAYLOAD_TOO_LARGE;
      default -> status < 500 ? ProblemCode.INVALID_REQUEST : ProblemCode.INTERNAL_ERROR;
    };
  }

  /// Micronaut answers 413 to a request line or header block that Netty's decoder gave up on.
  private static boolean headersTooLong(HttpRequest<?> request) {
    return decodingFailure(request) instanceof TooLongFrameException;
  }

  /// Whether it is answered before any filter.
  static boolean isUndecodable(HttpRequest<?> request) {
    return decodingFailure(request) != null;
  }

  private static @Nullable Throwable decodingFailure(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> netty
        ? netty.getNativeRequest().decoderResult().cause()
        : null;
  }
}
