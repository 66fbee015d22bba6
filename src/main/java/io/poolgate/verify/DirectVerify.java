package io.poolgate.verify;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.poolgate.edge.direct.DirectRoute;
import io.poolgate.token.verdict.VerifiedToken;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Supplier;

/// GET /v1/verify without requirements, answered in front of the router.
@Singleton
final class DirectVerify implements DirectRoute {
  @Override
  public String path() {
    return VerifyController.PATH;
  }

  @Override
  public Supplier<FullHttpResponse> answersTo(VerifiedToken caller) {
    var fields = CallerHeaders.of(caller);
    return () -> answer(fields);
  }

  private static FullHttpResponse answer(Map<String, String> fields) {
    var answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT, Unpooled.EMPTY_BUFFER);
    fields.forEach(answer.headers()::set);
    return answer;
  }
}
