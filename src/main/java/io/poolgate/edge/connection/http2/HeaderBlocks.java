package io.poolgate.edge.connection.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;

/// Follows the frames of a connection (RFC 9113 §4.1), to count what is held of a header block, or
/// of a frame, that has not come whole: Netty tells nobody, and takes blocks that are much larger
/// than what a request may have, so that it can be told so.
final class HeaderBlocks extends ChannelInboundHandlerAdapter {
  private final HeldRequests requests;
  private int prefaceLeft = Http2CodecUtil.connectionPrefaceBuf().readableBytes();
  private int headLeft = Http2CodecUtil.FRAME_HEADER_LENGTH;
  private int payloadLeft;
  private int length;
  private int type;
  private int flags;
  private int frame; // what has come of the present one
  private int block; // what has come of a header block, in frames before
  private int counted;

  HeaderBlocks(HeldRequests requests) {
    this.requests = requests;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf bytes) {
      follow(bytes, bytes.readerIndex(), bytes.writerIndex());
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    int held = block + frame;
    if (held != counted) {
      requests.count(held - counted);
      counted = held;
    }
    context.fireChannelReadComplete();
  }

  private void follow(ByteBuf bytes, int from, int end) {
    int skipped = Math.min(prefaceLeft, end - from);
    prefaceLeft -= skipped;
    int at = from + skipped;
    while (at < end) {
      if (headLeft > 0) {
        head(bytes.getUnsignedByte(at));
        at++;
      } else {
        int part = Math.min(payloadLeft, end - at);
        payloadLeft -= part;
        frame += part;
        at += part;
      }
      if (headLeft == 0 && payloadLeft == 0) {
        endOfFrame();
      }
    }
  }

  private void head(int octet) {
    switch (Http2CodecUtil.FRAME_HEADER_LENGTH - headLeft) {
      case 0, 1, 2 -> length = (length << Byte.SIZE) | octet;
      case 3 -> type = octet;
      case 4 -> flags = octet;
      default -> {} // the stream
    }
    headLeft--;
    if (headLeft == 0) {
      payloadLeft = length;
      length = 0;
    }
  }

  private void endOfFrame() {
    boolean ofBlock = type == Http2FrameTypes.HEADERS || type == Http2FrameTypes.CONTINUATION;
    block = ofBlock && (flags & Http2Flags.END_HEADERS) == 0 ? block + frame : 0;
    frame = 0;
    headLeft = Http2CodecUtil.FRAME_HEADER_LENGTH;
  }
}
