package io.poolgate.edge;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.HttpUtil;

/// Keeps the connection of HTTP/1.1 on which a HEAD is answered. No body follows, so its length
/// need not be known (RFC 9110 §9.3.2), but Micronaut closes the connection where it is not.
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class HeadFilter {
  /// Stands in for a length until the answer is written, and is left out there.
  private static final String NO_LENGTH = "0";

  @ResponseFilter
  void keepConnection(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (request.getMethod() == HttpMethod.HEAD
        && request.getHttpVersion() != HttpVersion.HTTP_2_0
        && request instanceof NettyHttpRequest<?> netty
        && HttpUtil.isKeepAlive(netty.getNativeRequest())) { // asked for, in HTTP/1.0
      response.getHeaders().set(HttpHeaders.CONTENT_LENGTH, NO_LENGTH);
      if (!netty.getNativeRequest().protocolVersion().isKeepAliveDefault()) {
        response.getHeaders().set(HttpHeaders.CONNECTION, "keep-alive");
      }
    }
  }
}
