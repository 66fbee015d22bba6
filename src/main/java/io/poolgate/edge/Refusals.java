package io.poolgate.edge;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.util.AttributeKey;
import io.poolgate.problem.ProblemCode;
import java.util.Optional;

/// Why a connection refuses requests, which it hands on only to be answered like all others.
public interface Refusals {
  /// The attribute in which a connection keeps its own.
  AttributeKey<Refusals> OF_CONNECTION = AttributeKey.valueOf("poolgate.refusals");

  /// Why it refuses this one, if it does.
  Optional<ProblemCode> of(NettyHttpRequest<?> request);

  /// Why this request is refused, if it is.
  static Optional<ProblemCode> refusalOf(HttpRequest<?> request) {
    if (request instanceof NettyHttpRequest<?> netty) {
      var refusals = netty.getChannelHandlerContext().channel().attr(OF_CONNECTION).get();
      return refusals == null ? Optional.empty() : refusals.of(netty);
    }
    return Optional.empty();
  }
}
