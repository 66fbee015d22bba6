package io.poolgate.edge.connection.http2;

import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http2.Http2Connection;
import io.poolgate.edge.Refusals;
import io.poolgate.problem.ProblemCode;
import java.util.Optional;

/// Why requests of an HTTP/2 connection are refused.
record Http2Refusals(Http2Connection connection, Http2Exchanges exchanges) implements Refusals {
  @Override
  public Optional<ProblemCode> of(NettyHttpRequest<?> request) {
    return Http2BodySizes.stream(connection, request)
        .map(exchanges::of)
        .flatMap(Http2Exchange::refusal);
  }
}
