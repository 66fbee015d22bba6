package io.poolgate.edge.connection.http2;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.function.ObjIntConsumer;

/// Netty's flow control, which also reports what is queued until the client opens its window.
final class CountingFlowController implements Http2RemoteFlowController {
  private final Http2RemoteFlowController flow;
  private final ObjIntConsumer<Http2Stream> queued;

  /// @param queued is told of the bytes of each part of an answer
  CountingFlowController(Http2RemoteFlowController flow, ObjIntConsumer<Http2Stream> queued) {
    this.flow = flow;
    this.queued = queued;
  }

  @Override
  public void addFlowControlled(Http2Stream stream, FlowControlled payload) {
    queued.accept(stream, payload.size());
    flow.addFlowControlled(stream, payload);
  }

  @Override
  public ChannelHandlerContext channelHandlerContext() {
    return flow.channelHandlerContext();
  }

  @Override
  public void channelHandlerContext(ChannelHandlerContext context) throws Http2Exception {
    flow.channelHandlerContext(context);
  }

  @Override
  public boolean hasFlowControlled(Http2Stream stream) {
    return flow.hasFlowControlled(stream);
  }

  @Override
  public void writePendingBytes() throws Http2Exception {
    flow.writePendingBytes();
  }

  @Override
  public void listener(Listener listener) {
    flow.listener(listener);
  }

  @Override
  public boolean isWritable(Http2Stream stream) {
    return flow.isWritable(stream);
  }

  @Override
  public void channelWritabilityChanged() throws Http2Exception {
    flow.channelWritabilityChanged();
  }

  @Override
  public void updateDependencyTree(int child, int parent, short weight, boolean exclusive) {
    flow.updateDependencyTree(child, parent, weight, exclusive);
  }

  @Override
  public void initialWindowSize(int size) throws Http2Exception {
    flow.initialWindowSize(size);
  }

  @Override
  public int initialWindowSize() {
    return flow.initialWindowSize();
  }

  @Override
  public int windowSize(Http2Stream stream) {
    return flow.windowSize(stream);
  }

  @Override
  public void incrementWindowSize(Http2Stream stream, int delta) throws Http2Exception {
    flow.incrementWindowSize(stream, delta);
  }
}
