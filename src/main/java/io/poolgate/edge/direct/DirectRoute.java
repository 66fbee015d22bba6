package io.poolgate.edge.direct;

import io.netty.handler.codec.http.FullHttpResponse;
import io.poolgate.token.verdict.VerifiedToken;
import java.util.function.Supplier;

/// A guarded GET whose success tells who the caller is, and takes nothing but their token. Its
/// controller answers the same.
public interface DirectRoute {
  /// Its path, below the context path.
  String path();

  /// What makes the answers to a caller, without the headers of every answer. It is asked for once
  /// for a token that is remembered.
  Supplier<FullHttpResponse> answersTo(VerifiedToken caller);
}
