package io.poolgate.edge.direct;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.poolgate.edge.Authority;

/// Which requests leave the filters nothing to decide but who asks. Each field of a head that any
/// filter goes by is one that is looked for here; whatever is in doubt goes to the router.
final class PlainRequest {
  private static final String ANY = "*/*";

  private PlainRequest() {}

  /// Whether a head may be one of them.
  static boolean isGet(HttpRequest head) {
    return head.method().equals(HttpMethod.GET)
        && head.protocolVersion().equals(HttpVersion.HTTP_1_1)
        && head.decoderResult().isSuccess();
  }

  /// Whether it is.
  ///
  /// @param fromProxy whether `Origin` and `Accept` are another service's affair
  static boolean is(HttpRequest head, boolean fromProxy, HostRule hosts) {
    var headers = head.headers();
    return HttpUtil.isKeepAlive(head)
        && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
        && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
        && !headers.contains(HttpHeaderNames.EXPECT)
        && (fromProxy || (!headers.contains(HttpHeaderNames.ORIGIN) && acceptsJson(headers)))
        && isForUs(headers, hosts);
  }

  private static boolean acceptsJson(HttpHeaders headers) {
    var accept = headers.getAll(HttpHeaderNames.ACCEPT);
    return accept.isEmpty()
        || (accept.size() == 1
            && (accept.getFirst().equals(ANY)
                || HttpHeaderValues.APPLICATION_JSON.contentEquals(accept.getFirst())));
  }

  private static boolean isForUs(HttpHeaders headers, HostRule hosts) {
    var named = headers.getAll(HttpHeaderNames.HOST);
    return named.size() == 1
        && Authority.isValid(named.getFirst())
        && hosts.allows(named.getFirst());
  }
}
