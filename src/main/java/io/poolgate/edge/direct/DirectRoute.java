package io.poolgate.edge.direct;

import io.netty.handler.codec.http.FullHttpResponse;
import io.poolgate.token.verdict.VerifiedToken;

/// A guarded GET whose success tells who the caller is, and takes nothing but their token. Its
/// controller answers the same.
public interface DirectRoute {
  /// Its path, below the context path.
  String path();

  /// The answer to a caller, without the headers of every answer.
  FullHttpResponse answer(VerifiedToken caller);
}
