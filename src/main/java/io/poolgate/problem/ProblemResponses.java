package io.poolgate.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Renders a failure: body, status and the headers that its code asks for.
public final class ProblemResponses {
  private static final String SOON = "1"; // seconds
  private static final String LATER = "60"; // seconds
  private static final String FAILURE = "poolgate.failure";

  private ProblemResponses() {}

  /// The response for a failure of this request.
  public static MutableHttpResponse<Problem> of(HttpRequest<?> request, ProblemException failure) {
    var code = failure.code();
    request.setAttribute(FAILURE, failure);
    var body =
        new Problem(
            new ProblemType(code),
            code.title(),
            failure.status().getCode(),
            code,
            RequestId.of(request),
            failure.detail().orElse(null),
            failure.errors());
    var response = HttpResponse.<Problem>status(failure.status()).body(body);
    response.header(RequestId.HEADER, body.requestId()); // no filter sees an undecodable request
    response.contentType(Problem.MEDIA_TYPE);
    response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    BearerChallenge.of(code).ifPresent(value -> response.header("WWW-Authenticate", value));
    switch (failure.status()) {
      case TOO_MANY_REQUESTS -> response.header(HttpHeaders.RETRY_AFTER, LATER);
      case SERVICE_UNAVAILABLE -> response.header(HttpHeaders.RETRY_AFTER, SOON);
      default -> {}
    }
    return response;
  }

  /// What this request was answered with, where it was a failure.
  public static Optional<ProblemException> failureOf(HttpRequest<?> request) {
    return request.getAttribute(FAILURE, ProblemException.class);
  }

  /// The response for a failure with nothing to add to its code.
  public static MutableHttpResponse<Problem> of(HttpRequest<?> request, ProblemCode code) {
    return of(request, new ProblemException(code));
  }

  /// 400 for bearer credentials that cannot be read (RFC 6750 §3.1 `invalid_request`).
  public static MutableHttpResponse<Problem> malformedCredentials(HttpRequest<?> request) {
    var failure =
        new ProblemException(ProblemCode.INVALID_REQUEST)
            .withDetail("The Authorization header must be one, of the form: Bearer TOKEN.");
    return of(request, failure)
        .header(HttpHeaders.WWW_AUTHENTICATE, BearerChallenge.withError("invalid_request"));
  }

  /// 415 for a body that is compressed or encoded otherwise. The header tells it from 415 for the
  /// type (RFC 9110 §12.5.3).
  public static MutableHttpResponse<Problem> unsupportedCoding(HttpRequest<?> request) {
    var failure =
        new ProblemException(ProblemCode.UNSUPPORTED_MEDIA_TYPE)
            .withDetail("Send the body as it is, without a Content-Encoding such as gzip.");
    return of(request, failure).header(HttpHeaders.ACCEPT_ENCODING, "identity");
  }

  /// 403 for a token without one of these scopes, which the challenge names (RFC 6750 §3).
  public static MutableHttpResponse<Problem> insufficientScope(
      HttpRequest<?> request, List<String> scopes) {
    var required = ", scope=\"" + String.join(" ", scopes) + "\"";
    return challengedFurther(of(request, ProblemCode.INSUFFICIENT_SCOPE), required);
  }

  /// 401 for a token whose sign-in is older than this, which the challenge tells in seconds (RFC
  /// 9470 §3).
  public static MutableHttpResponse<Problem> reauthenticationRequired(
      HttpRequest<?> request, Duration maxAge) {
    var limit = ", max_age=\"" + maxAge.toSeconds() + "\"";
    return challengedFurther(of(request, ProblemCode.REAUTHENTICATION_REQUIRED), limit);
  }

  private static MutableHttpResponse<Problem> challengedFurther(
      MutableHttpResponse<Problem> response, String parameter) {
    var challenge = response.getHeaders().get(HttpHeaders.WWW_AUTHENTICATE);
    response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge + parameter);
    return response;
  }
}
