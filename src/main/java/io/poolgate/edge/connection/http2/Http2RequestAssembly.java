package io.poolgate.edge.connection.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import io.poolgate.edge.connection.request.HeaderFields;
import io.poolgate.edge.connection.request.HeldBody;
import io.poolgate.edge.connection.request.UnreadBodies;
import io.poolgate.problem.ProblemCode;

/// Hands on the requests of an HTTP/2 connection when they are whole, and refuses those with too
/// many header fields, or that come while too many await their bodies. Netty and Micronaut hold
/// nothing for a request before its head is handed on.
final class Http2RequestAssembly extends Http2FrameListenerDecorator {
  /// `:method`, `:scheme` and `:path` stand in HTTP/1.1's request line.
  private static final int MOST_FIELDS = HeaderFields.MOST + 3;

  private final Http2ConnectionHandler handler;
  private final Http2Exchanges exchanges;
  private final UnreadBodies unread;

  Http2RequestAssembly(
      Http2ConnectionHandler handler,
      Http2Exchanges exchanges,
      UnreadBodies unread,
      Http2FrameListener next) {
    super(next);
    this.handler = handler;
    this.exchanges = exchanges;
    this.unread = unread;
  }

  /// The priority is missing, because RFC 9113 §5.3 has done away with it: [Http2StreamErrors]
  /// drops it.
  @Override
  public void onHeadersRead(
      ChannelHandlerContext context, int id, Http2Headers head, int padding, boolean end)
      throws Http2Exception {
    var stream = handler.connection().stream(id);
    if (head.size() > MOST_FIELDS || HeaderFields.listSize(head) > HeaderFields.MOST_BYTES) {
      var bare = Http2Form.bare(head);
      exchanges.begin(stream, bare, end).refuse(ProblemCode.HEADERS_TOO_LARGE);
      handOnWithoutBody(context, stream, bare);
      return;
    }
    var exchange = exchanges.begin(stream, head, end);
    if (!end && unread.at(head.path())) {
      handOnWithoutBody(context, stream, head);
    } else if (end || isTooLarge(head)) {
      super.onHeadersRead(context, id, head, padding, end);
    } else if (exchanges.requests().hold(exchange)) {
      askForBody(context, stream, head);
    } else {
      exchange.dropBody();
      exchanges.reset(stream, Http2Error.REFUSED_STREAM);
    }
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext context, int id, ByteBuf data, int padding, boolean end)
      throws Http2Exception {
    var stream = handler.connection().stream(id);
    var exchange = exchanges.of(stream);
    if (exchange == null) {
      return data.readableBytes() + padding;
    }
    if (exchange.dropsBody()) {
      return 0; // given back when the stream ends: meanwhile the client may not send much more
    }
    var body = exchange.body();
    if (body == null) {
      return super.onDataRead(context, id, data, padding, end);
    }
    long before = exchange.weight();
    if (!body.append(data)) {
      handOn(context, id, exchange, body, false);
      return super.onDataRead(context, id, data, padding, end);
    }
    if (end) {
      handOn(context, id, exchange, body, true);
    }
    exchanges.requests().count(exchange.weight() - before);
    return padding;
  }

  /// Keeps the table small with which the headers of answers are encoded: the client chooses its
  /// size, and could make the server remember every header for as long as the connection lives.
  @Override
  public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings)
      throws Http2Exception {
    var headers = handler.encoder().configuration().headersConfiguration();
    if (headers.maxHeaderTableSize() > Http2CodecUtil.DEFAULT_HEADER_TABLE_SIZE) {
      headers.maxHeaderTableSize(Http2CodecUtil.DEFAULT_HEADER_TABLE_SIZE);
    }
    super.onSettingsRead(context, settings);
  }

  /// As if it had ended.
  private void handOnWithoutBody(
      ChannelHandlerContext context, Http2Stream stream, Http2Headers head) throws Http2Exception {
    var exchange = exchanges.of(stream);
    if (exchange != null) {
      exchange.dropBody();
    }
    head.remove(HttpHeaderNames.CONTENT_LENGTH);
    head.remove(HttpHeaderNames.EXPECT);
    super.onHeadersRead(context, stream.id(), head, 0, true);
  }

  private void handOn(
      ChannelHandlerContext context, int id, Http2Exchange exchange, HeldBody body, boolean end)
      throws Http2Exception {
    exchanges.requests().release(exchange);
    super.onHeadersRead(context, id, exchange.head(), 0, false);
    // Its bytes are counted as read and not consumed yet: Micronaut consumes them.
    super.onDataRead(context, id, body.bytes(), 0, end);
  }

  private void askForBody(ChannelHandlerContext context, Http2Stream stream, Http2Headers head) {
    if (head.contains(HttpHeaderNames.EXPECT, HttpHeaderValues.CONTINUE, true)) {
      head.remove(HttpHeaderNames.EXPECT);
      var interim = new DefaultHttp2Headers().status(HttpResponseStatus.CONTINUE.codeAsText());
      var _ =
          handler
              .encoder()
              .writeHeaders(context, stream.id(), interim, 0, false, context.newPromise());
    }
  }

  private static boolean isTooLarge(Http2Headers head) {
    return head.getLong(HttpHeaderNames.CONTENT_LENGTH, 0) > HeldBody.LARGEST;
  }
}
