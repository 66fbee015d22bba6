package io.poolgate.edge.connection.http1;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.poolgate.edge.connection.request.HeaderFields;
import io.poolgate.edge.connection.request.HeldBody;
import io.poolgate.edge.connection.request.UnfinishedRequests;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Puts an HTTP/1.1 request together from its parts, and hands it on when it is whole. For one that
/// never is, no work begins, and what it holds is known to the byte. A body that is too large is
/// handed on as it comes, to be refused.
final class Http1RequestAssembly {
  /// What a head may take of which only a part has come, with the buffers it was read into.
  private static final int PART_OF_HEAD = 48 << 10;

  private static final HeldBody NONE = new HeldBody();

  private final UnfinishedRequests unfinished;
  private @Nullable HttpRequest head;
  private long began;
  private HeldBody body = NONE;
  private boolean awaitsContinue;

  /// @param unfinished is told of one that never is whole
  Http1RequestAssembly(UnfinishedRequests unfinished) {
    this.unfinished = unfinished;
  }

  /// Takes a part. It is released, or handed on.
  void add(Object part, Consumer<Object> next) {
    if (part instanceof HttpRequest request && isToBeHeld(request)) {
      head = request;
      began = System.nanoTime();
      body = new HeldBody();
      awaitsContinue = HttpUtil.is100ContinueExpected(request);
      if (awaitsContinue) {
        request.headers().remove(HttpHeaderNames.EXPECT); // so that nobody answers it again
      }
    } else if (head != null && part instanceof HttpContent content) {
      append(head, content, next);
    } else {
      next.accept(part);
    }
  }

  /// Whether the client waits to be told to send the body (RFC 9110 §10.1.1). It is told once.
  boolean takeContinue() {
    boolean awaited = head != null && awaitsContinue;
    awaitsContinue = false;
    return awaited;
  }

  /// What the parts that have come take, in bytes.
  ///
  /// @param ofHead whether they are a part of a head
  long weight(boolean ofHead) {
    if (ofHead) {
      return PART_OF_HEAD;
    }
    return head == null ? 0 : HeaderFields.weight(head.headers()) + body.weight();
  }

  /// No further part will come.
  void abandon(ChannelHandlerContext context) {
    if (head != null) {
      unfinished.left(context, head, began);
      forget();
    }
  }

  private static boolean isToBeHeld(HttpRequest request) {
    return !request.decoderResult().isFailure()
        && (HttpUtil.isTransferEncodingChunked(request) || isSmall(length(request)));
  }

  private static boolean isSmall(long length) {
    return length > 0 && length <= HeldBody.LARGEST;
  }

  private static long length(HttpRequest request) {
    return HttpUtil.getContentLength(request, 0L);
  }

  private void append(HttpRequest request, HttpContent content, Consumer<Object> next) {
    if (content.decoderResult().isFailure()) {
      request.setDecoderResult(content.decoderResult());
      handOnAsItComes(request, content, next);
    } else if (body.append(content.content())) {
      content.release();
      if (content instanceof LastHttpContent last) {
        var whole = whole(request, last);
        forget();
        next.accept(whole);
      }
    } else {
      handOnAsItComes(request, content, next);
    }
  }

  private DefaultFullHttpRequest whole(HttpRequest request, LastHttpContent last) {
    return new DefaultFullHttpRequest(
        request.protocolVersion(),
        request.method(),
        request.uri(),
        body.bytes(),
        request.headers(),
        last.trailingHeaders());
  }

  private void handOnAsItComes(HttpRequest request, HttpContent content, Consumer<Object> next) {
    var begun = new DefaultHttpContent(body.bytes());
    forget();
    next.accept(request);
    next.accept(begun);
    next.accept(content);
  }

  private void forget() {
    head = null;
    body = NONE;
  }
}
