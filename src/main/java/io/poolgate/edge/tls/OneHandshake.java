package io.poolgate.edge.tls;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/// Reads the heads of the client's TLS records, and ends a connection on which a second handshake
/// begins (RFC 9325 §3.5, RFC 9113 §9.2.1): in TLS 1.2 it costs a signature each time, for a few
/// bytes. The head says what a record is, even where the rest is encrypted. TLS 1.3 has no
/// renegotiation, and shows everything after its handshake as data.
final class OneHandshake extends ChannelInboundHandlerAdapter {
  private static final int CHANGE_CIPHER_SPEC = 20;
  private static final int HANDSHAKE = 22;
  private static final int LENGTH = 3; // where it stands in a head: type, version, length

  private boolean begun;
  private int at; // in the head of a record
  private int length;
  private int left; // of what follows the head
  private boolean encrypts;
  private boolean finished;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf bytes && bytes.isReadable()) {
      if (!begun && bytes.getByte(bytes.readerIndex()) != HANDSHAKE) {
        context.pipeline().remove(this); // no TLS, as on the management port
      } else if (!admits(bytes)) {
        context.fireChannelRead(message); // the JVM refuses it, where it is told to
        var _ = context.close(); // and this ends it where the JVM is not
        return;
      }
      begun = true;
    }
    context.fireChannelRead(message);
  }

  private boolean admits(ByteBuf bytes) {
    int index = bytes.readerIndex();
    int end = bytes.writerIndex();
    while (index < end) {
      if (left > 0) {
        int skipped = Math.min(left, end - index);
        left -= skipped;
        index += skipped;
      } else if (!admitsOfHead(bytes.getUnsignedByte(index++))) {
        return false;
      }
    }
    return true;
  }

  private boolean admitsOfHead(int octet) {
    if (at == 0 && !admitsRecord(octet)) {
      return false;
    }
    if (at == LENGTH) {
      length = octet << Byte.SIZE;
    }
    if (at > LENGTH) {
      left = length | octet;
      at = 0;
    } else {
      at++;
    }
    return true;
  }

  /// One message of the handshake comes after the change to encryption: that it is finished, or, in
  /// TLS 1.3, a second hello that the server asked for (RFC 8446 §D.4).
  private boolean admitsRecord(int type) {
    if (type == CHANGE_CIPHER_SPEC) {
      encrypts = true;
    }
    if (type != HANDSHAKE || !encrypts) {
      return true;
    }
    boolean first = !finished;
    finished = true;
    return first;
  }
}
