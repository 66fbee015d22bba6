package io.poolgate.edge.connection.http1;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.poolgate.edge.connection.request.ArrivingRequests;
import io.poolgate.edge.connection.request.RepeatedTarget;
import io.poolgate.edge.connection.request.RequestTarget;
import io.poolgate.edge.connection.request.UnfinishedRequests;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;

/// Refuses what cannot be read as HTTP/1.1, or could be read in two ways: on a shared connection,
/// we and the proxy in front must agree on where a request ends (RFC 9112 §11.2). What follows a
/// refused request is not read, and its connection ends with the answer.
final class Http1RequestCheck extends ChannelInboundHandlerAdapter {
  private final Http1Connection connection;
  private final RepeatedTarget targets;
  private final UnfinishedRequests unfinished;
  private boolean refused;

  Http1RequestCheck(Http1Connection connection, ArrivingRequests arriving) {
    this.connection = connection;
    this.targets = arriving.targets();
    this.unfinished = arriving.unfinished();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (refused) {
      ReferenceCountUtil.release(message);
    } else if (message instanceof HttpRequest request && isCutOff(request)) {
      refused = true;
      unfinished.left(context, request, System.nanoTime());
      ReferenceCountUtil.release(message);
    } else if (message instanceof HttpRequest request) {
      judge(request);
      context.fireChannelRead(request);
    } else if (message instanceof LastHttpContent last && last.decoderResult().isFailure()) {
      refused = true;
      last.setDecoderResult(DecoderResult.failure(badBody()));
      connection.endWithLastAnswer(context); // the one to this, if it is not given yet
      context.fireChannelRead(last);
    } else {
      context.fireChannelRead(message);
    }
  }

  /// Whether the client left before the end of the head. The decoder takes it for a bad request.
  private static boolean isCutOff(HttpRequest request) {
    return request.decoderResult().cause() instanceof PrematureChannelClosureException;
  }

  private void judge(HttpRequest request) {
    if (request.decoderResult().isSuccess()) {
      request.setUri(targets.withoutClients(request.uri()));
    }
    var refusal = Http1Form.refusalOf(request);
    refused = refusal.isPresent() || request.decoderResult().isFailure();
    refusal.ifPresent(problem -> {
      request.setDecoderResult(DecoderResult.failure(problem));
      request.setProtocolVersion(HttpVersion.HTTP_1_1); // the answer's, too
      request.setUri(RequestTarget.ROOT); // nothing is made of what was asked for
    });
  }

  private static ProblemException badBody() {
    return new ProblemException(ProblemCode.INVALID_REQUEST)
        .withDetail("The body is not chunked as HTTP/1.1 has it.");
  }
}
