package io.poolgate.edge.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Tells HTTP/2 from HTTP/1.1 by the first bytes of a connection in clear (RFC 9113 §3.3), and has
/// it set up for either before anything of it is read.
final class PriorKnowledge extends ChannelInboundHandlerAdapter {
  private static final ByteBuf PREFACE =
      Unpooled.unreleasableBuffer(Http2CodecUtil.connectionPrefaceBuf()).asReadOnly();

  private final Duration timeout;
  private final Runnable speakHttp1;
  private final Runnable speakHttp2;
  private @Nullable ByteBuf first;
  private @Nullable Future<?> deadline;

  /// @param timeout for the first bytes
  /// @param speakHttp1 sets the connection up before its first byte is handed on
  /// @param speakHttp2 the same once the preface is handed on, and nothing after it
  PriorKnowledge(Duration timeout, Runnable speakHttp1, Runnable speakHttp2) {
    this.timeout = timeout;
    this.speakHttp1 = speakHttp1;
    this.speakHttp2 = speakHttp2;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    deadline =
        context
            .executor()
            .schedule(
                () -> {
                  var _ = context.close();
                },
                timeout.toNanos(),
                TimeUnit.NANOSECONDS);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    if (deadline != null) {
      deadline.cancel(false);
    }
    if (first != null) {
      first.release();
      first = null;
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    var known = first == null ? Unpooled.EMPTY_BUFFER : first;
    var bytes =
        ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(context.alloc(), known, (ByteBuf) message);
    first = bytes;
    int length = Math.min(bytes.readableBytes(), PREFACE.readableBytes());
    if (!ByteBufUtil.equals(PREFACE, 0, bytes, bytes.readerIndex(), length)) {
      speakHttp1.run();
      handOn(context, bytes);
    } else if (length == PREFACE.readableBytes()) {
      context.fireChannelRead(bytes.readRetainedSlice(length)); // Netty puts its handler in
      speakHttp2.run();
      handOn(context, bytes);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    // nothing was handed on, or this were gone
  }

  private void handOn(ChannelHandlerContext context, ByteBuf bytes) {
    first = null;
    context.fireChannelRead(bytes);
    context.pipeline().remove(this);
  }
}
