package io.poolgate;

import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// One connection of HTTP/2 to a server, frame by frame, right or wrong. By itself it acknowledges
/// nothing and opens no window.
public final class RawHttp2 implements AutoCloseable {
  private static final byte[] PING =
      Http2Bytes.frame(Http2FrameTypes.PING, 0, 0, new byte[Long.BYTES]);

  private final RawSocket socket;
  private final Http2Input received;

  /// Sends the preface, and no settings yet.
  public RawHttp2(Socket socket) {
    this.socket = new RawSocket(socket);
    received = new Http2Input(this.socket.input());
    send(Http2Bytes.PREFACE);
  }

  /// Over TLS, ready for requests.
  public static RawHttp2 connect(URI server, SSLContext trust) {
    return new RawHttp2(tls(server, trust)).settings();
  }

  /// A connection on which HTTP/2 is going to be agreed on (ALPN).
  public static SSLSocket tls(URI server, SSLContext trust) {
    try {
      var socket = (SSLSocket) trust.getSocketFactory().createSocket("localhost", server.getPort());
      var parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      socket.setSSLParameters(parameters);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RawHttp2 send(byte[] bytes) {
    socket.send(bytes);
    return this;
  }

  public RawHttp2 frame(int type, int flags, int stream, byte[] payload) {
    return send(Http2Bytes.frame(type, flags, stream, payload));
  }

  /// A request's head in one frame.
  public RawHttp2 headers(int stream, boolean endStream, byte[] headerBlock) {
    int flags = Http2Flags.END_HEADERS | (endStream ? Http2Flags.END_STREAM : 0);
    return frame(Http2FrameTypes.HEADERS, flags, stream, headerBlock);
  }

  /// The same of these names and values, in turns.
  public RawHttp2 headers(int stream, boolean endStream, String... fields) {
    return headers(stream, endStream, Http2Bytes.block(fields));
  }

  public RawHttp2 get(int stream, String path) {
    return headers(
        stream,
        true,
        Http2Bytes.block(
            ":method", "GET", ":scheme", "https", ":authority", "localhost", ":path", path));
  }

  public RawHttp2 data(int stream, boolean endStream, byte[] body) {
    return frame(Http2FrameTypes.DATA, endStream ? Http2Flags.END_STREAM : 0, stream, body);
  }

  /// Settings (RFC 9113 §6.5): identifiers and values in turns.
  public RawHttp2 settings(int... pairs) {
    return frame(Http2FrameTypes.SETTINGS, 0, 0, Http2Bytes.settings(pairs));
  }

  public RawHttp2 ping() {
    return send(PING);
  }

  /// Sends a ping, unless the connection is closed.
  public boolean sendsPing() {
    return socket.sends(PING);
  }

  public RawHttp2 windowUpdate(int stream, int increment) {
    return frame(Http2FrameTypes.WINDOW_UPDATE, 0, stream, Http2Bytes.number(increment));
  }

  public RawHttp2 reset(int stream, int error) {
    return frame(Http2FrameTypes.RST_STREAM, 0, stream, Http2Bytes.number(error));
  }

  /// Waits for the next frame; null where the connection is closed.
  public @Nullable Http2Frame next() {
    return received.next();
  }

  /// What has come on this stream, once it has ended or the connection is closed.
  public Http2Answer answer(int stream) {
    while (!received.on(stream).ended()) {
      if (next() == null) {
        break;
      }
    }
    return received.on(stream);
  }

  /// Waits for a frame of this type, on whatever stream.
  public Http2Frame await(int type) {
    for (var frame = next(); frame != null; frame = next()) {
      if (frame.type() == type) {
        return frame;
      }
    }
    throw new IllegalStateException("closed before a frame of type " + type);
  }

  /// Waits until the server closes it, whatever comes before.
  public void awaitEnd() {
    for (var frame = next(); frame != null; ) {
      frame = next();
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
