package io.poolgate.edge.connection.request;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import io.micronaut.http.netty.body.NettyByteBodyFactory;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.web.router.Router;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import io.poolgate.edge.telemetry.LostRequest;
import jakarta.inject.Singleton;

/// Reports requests that never came whole, because the client left. They are handed to nobody, but
/// who runs the service wants to see them.
@Singleton
public final class UnfinishedRequests {
  private final ApplicationEventPublisher<HttpRequestTerminatedEvent> ends;
  private final BeanProvider<Router> router;
  private final ConversionService conversions;
  private final HttpServerConfiguration server;

  /// @param router made later: it needs much that connections are made before
  UnfinishedRequests(
      ApplicationEventPublisher<HttpRequestTerminatedEvent> ends,
      BeanProvider<Router> router,
      ConversionService conversions,
      HttpServerConfiguration server) {
    this.ends = ends;
    this.router = router;
    this.conversions = conversions;
    this.server = server;
  }

  /// Reports one.
  ///
  /// @param began when its head came ([System#nanoTime])
  public void left(ChannelHandlerContext context, HttpRequest head, long began) {
    var request = LostRequest.mark(request(context, head), began);
    router.get().findAllClosest(request).stream()
        .findFirst()
        .ifPresent(match ->
            BasicHttpAttributes.setUriTemplate(
                request, match.getRouteInfo().getUriMatchTemplate().toString()));
    ends.publishEvent(new HttpRequestTerminatedEvent(request));
  }

  private NettyHttpRequest<?> request(ChannelHandlerContext context, HttpRequest head) {
    try {
      return new NettyHttpRequest<>(
          head, NettyByteBodyFactory.empty(), context, conversions, server);
    } catch (IllegalArgumentException noUri) {
      head.setUri(RequestTarget.ROOT);
      return request(context, head);
    }
  }
}
