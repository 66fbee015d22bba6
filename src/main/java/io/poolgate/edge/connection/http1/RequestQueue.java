package io.poolgate.edge.connection.http1;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.ReferenceCountUtil;
import io.poolgate.edge.connection.request.HeaderFields;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The requests that a client has sent ahead of its answers on an HTTP/1.1 connection: the next one
/// is handed on when the one before is answered. So one connection has one answer in the making,
/// however slowly the client takes them.
final class RequestQueue implements Consumer<Object> {
  private final Queue<Object> waiting = new ArrayDeque<>(); // messages of Netty's
  private @Nullable ChannelHandlerContext context;
  private @Nullable HttpRequest inHand;
  private boolean readIsDue;

  /// @param context where requests come out
  void handOnTo(ChannelHandlerContext context) {
    this.context = context;
  }

  /// Takes a request, or what belongs to the one before.
  @Override
  public void accept(Object message) {
    if (mayPass(message) && waiting.isEmpty()) {
      pass(message);
    } else {
      waiting.add(message);
    }
  }

  /// Whether nothing more is to be read now. It will be read later.
  boolean holdsBack() {
    readIsDue = !waiting.isEmpty();
    return readIsDue;
  }

  /// The request in hand is answered.
  void answered() {
    inHand = null;
    if (!waiting.isEmpty()) {
      // Not while the answer before is being written.
      context().executor().execute(this::handOn);
    }
  }

  /// A HEAD's answer has the length that a GET's would have, or none (RFC 9110 §9.3.2).
  HttpResponse withoutLengthOfHead(HttpResponse response) {
    if (inHand != null && inHand.method().equals(HttpMethod.HEAD)) {
      response.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
    }
    return response;
  }

  /// What the waiting requests and the one in hand take, in bytes.
  long weight() {
    long weight = inHand == null ? 0 : weight(inHand);
    for (var message : waiting) {
      weight += message instanceof HttpRequest request ? weight(request) : 0;
    }
    return weight;
  }

  void clear() {
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
  }

  private void handOn() {
    while (!waiting.isEmpty() && mayPass(waiting.element())) {
      pass(waiting.remove());
    }
    context().fireChannelReadComplete();
    if (readIsDue && waiting.isEmpty()) {
      readIsDue = false;
      context().read();
    }
  }

  private boolean mayPass(Object message) {
    return inHand == null || !(message instanceof HttpRequest);
  }

  private void pass(Object message) {
    if (message instanceof HttpRequest request) {
      inHand = request;
    }
    context().fireChannelRead(message);
  }

  private static long weight(HttpRequest request) {
    long body = request instanceof FullHttpRequest full ? full.content().capacity() : 0;
    return HeaderFields.weight(request.headers()) + body;
  }

  private ChannelHandlerContext context() {
    if (context == null) {
      throw new IllegalStateException("is not in a pipeline yet");
    }
    return context;
  }
}
