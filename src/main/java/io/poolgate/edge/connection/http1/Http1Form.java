package io.poolgate.edge.connection.http1;

import io.micronaut.http.HttpStatus;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.poolgate.edge.connection.request.RequestTarget;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the head of an HTTP/1.1 request must be, beyond what Netty's decoder checks.
final class Http1Form {
  /// The method and the target of 8 KiB, which the version and two spaces complete.
  private static final int LONGEST_LINE = (8 << 10) - " HTTP/1.1 ".length();

  private Http1Form() {}

  /// Why it is refused, if it is. An absolute target becomes its path.
  static Optional<ProblemException> refusalOf(HttpRequest request) {
    var version = request.protocolVersion();
    if (!isSpoken(version)) {
      return Optional.of(
          invalid("This server speaks HTTP/1.1, and over TLS HTTP/2.")
              .withStatus(HttpStatus.HTTP_VERSION_NOT_SUPPORTED));
    }
    var failure = request.decoderResult().cause();
    boolean otherCoding = failure == null || failure instanceof IllegalArgumentException;
    if (otherCoding && version.equals(HttpVersion.HTTP_1_1)) {
      var refusal = refusalOfCoding(request);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    if (failure == null && isTooLong(request)) {
      return Optional.of(new ProblemException(ProblemCode.HEADERS_TOO_LARGE));
    }
    return failure == null && !RequestTarget.normalize(request)
        ? Optional.of(invalid("The target of the request line is not one of this server."))
        : Optional.empty();
  }

  /// The decoder takes twice as much, for what a proxy repeats, which is cut off by now.
  private static boolean isTooLong(HttpRequest request) {
    return request.method().name().length() + request.uri().length() > LONGEST_LINE;
  }

  /// Netty has one object for each version, and makes others for `http/1.1`, which is no version
  /// (RFC 9112 §2.3).
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSpoken(HttpVersion version) {
    return version == HttpVersion.HTTP_1_1 || version == HttpVersion.HTTP_1_0;
  }

  /// Where a body ends is known only if it is chunked and nothing else (RFC 9112 §6.1). Netty takes
  /// `gzip, chunked` for chunked, and would hand on what is compressed.
  private static Optional<ProblemException> refusalOfCoding(HttpRequest request) {
    var codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
    if (codings.isEmpty()
        || request.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
        || (codings.size() == 1 && isChunked(codings.getFirst()))) {
      return Optional.empty();
    }
    return Optional.of(
        namesAnother(codings)
            ? new ProblemException(ProblemCode.NOT_ENABLED)
                .withDetail("Send Transfer-Encoding: chunked, and no other coding.")
            : invalid("Transfer-Encoding must be chunked, once."));
  }

  private static boolean namesAnother(List<String> codings) {
    return codings.stream()
        .flatMap(field -> Arrays.stream(field.split(",", -1)))
        .anyMatch(coding -> !coding.isBlank() && !isChunked(coding));
  }

  private static boolean isChunked(String coding) {
    return HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(coding.strip());
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(ProblemCode.INVALID_REQUEST).withDetail(detail);
  }
}
