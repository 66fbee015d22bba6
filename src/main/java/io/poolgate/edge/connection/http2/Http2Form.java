package io.poolgate.edge.connection.http2;

import static io.netty.handler.codec.http2.Http2Headers.PseudoHeaderName.AUTHORITY;
import static io.netty.handler.codec.http2.Http2Headers.PseudoHeaderName.METHOD;
import static io.netty.handler.codec.http2.Http2Headers.PseudoHeaderName.PATH;
import static io.netty.handler.codec.http2.Http2Headers.PseudoHeaderName.SCHEME;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValidationUtil;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpScheme;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import io.poolgate.edge.connection.request.RequestTarget;
import org.jspecify.annotations.Nullable;

/// What the pseudo-headers of a request must be (RFC 9113 §8.3.1). Netty judges its other headers
/// while it decodes them.
final class Http2Form {
  private Http2Form() {}

  static boolean isRequest(Http2Headers headers) {
    var method = headers.method();
    var path = headers.path();
    return isToken(method)
        && !AsciiString.contentEquals(HttpMethod.CONNECT.asciiName(), method) // there is no tunnel
        && path != null
        && (RequestTarget.isPath(path) || isAsterisk(method, path))
        && isHttp(headers.scheme())
        && pseudoHeadersAreOfRequests(headers);
  }

  /// Each may be there once: of two, one proxy takes the first, and another takes the last.
  private static boolean pseudoHeadersAreOfRequests(Http2Headers headers) {
    int methods = 0;
    int schemes = 0;
    int authorities = 0;
    int paths = 0;
    for (var header : headers) {
      var name = header.getKey();
      if (name.charAt(0) != ':') {
        break; // they come first, or Netty has refused them
      }
      if (AsciiString.contentEquals(METHOD.value(), name)) {
        methods++;
      } else if (AsciiString.contentEquals(SCHEME.value(), name)) {
        schemes++;
      } else if (AsciiString.contentEquals(AUTHORITY.value(), name)) {
        authorities++;
      } else if (AsciiString.contentEquals(PATH.value(), name)) {
        paths++;
      } else {
        return false;
      }
    }
    return methods == 1 && schemes == 1 && authorities <= 1 && paths == 1;
  }

  /// Whether it asks about the server as a whole.
  static boolean isAsterisk(CharSequence method, CharSequence path) {
    return AsciiString.contentEquals("*", path)
        && AsciiString.contentEquals(HttpMethod.OPTIONS.asciiName(), method);
  }

  /// Joins hosts that differ into one, which is not valid then. So the answer is the same as to
  /// such a request over HTTP/1.1 (RFC 9113 §8.3.1).
  static void joinHosts(Http2Headers headers) {
    var hosts = headers.getAll(HttpHeaderNames.HOST);
    var authority = headers.authority();
    if (hosts.isEmpty()) {
      return;
    }
    boolean same =
        authority == null || AsciiString.contentEqualsIgnoreCase(authority, hosts.getFirst());
    if (hosts.size() > 1 || !same) {
      headers.remove(HttpHeaderNames.HOST);
      headers.authority(authority + "," + String.join(",", hosts));
    }
  }

  /// What is needed of a head to answer it, and no more: the rest is not worth its memory.
  static Http2Headers bare(Http2Headers head) {
    return new DefaultHttp2Headers()
        .method(head.method())
        .scheme(head.scheme())
        .authority("localhost") // one that no rule refuses
        .path(RequestTarget.ROOT);
  }

  private static boolean isHttp(@Nullable CharSequence scheme) {
    return scheme != null
        && (HttpScheme.HTTPS.name().contentEqualsIgnoreCase(scheme)
            || HttpScheme.HTTP.name().contentEqualsIgnoreCase(scheme));
  }

  /// A method is a token (RFC 9110 §9.1).
  private static boolean isToken(@Nullable CharSequence text) {
    return text != null && !text.isEmpty() && HttpHeaderValidationUtil.validateToken(text) < 0;
  }
}
