package io.poolgate.edge.telemetry;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.poolgate.edge.peer.Peer;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.nio.channels.ClosedChannelException;
import java.time.InstantSource;

/// The access log's line for a connection that comes to no request, because no TLS was agreed on.
/// The exception's own text shows what was sent, which may be a request in clear.
@Singleton
@Requires(property = "poolgate.tls.certificate")
@Requires(property = "poolgate.access-log.enabled", notEquals = "false")
final class HandshakeLog
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry>, NettyServerCustomizer {
  private final AccessLines lines;
  private final InstantSource clock;
  private final Timestamps times = new Timestamps();

  HandshakeLog(AccessLines lines, InstantSource clock) {
    this.lines = lines;
    this.clock = clock;
  }

  @Override
  public Registry onCreated(BeanCreatedEvent<Registry> event) {
    event.getBean().register(this);
    return event.getBean();
  }

  @Override
  public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
    if (role == ChannelRole.CONNECTION) {
      channel.eventLoop().execute(() -> watch(channel)); // once its handlers are there
    }
    return this;
  }

  private void watch(Channel channel) {
    var tls = channel.pipeline().get(SslHandler.class);
    if (tls != null) {
      tls.handshakeFuture()
          .addListener(handshake -> {
            if (!handshake.isSuccess()) {
              tell(channel, handshake.cause());
            }
          });
    }
  }

  private void tell(Channel channel, Throwable cause) {
    var reason =
        switch (cause) {
          case ClosedChannelException _ -> ""; // a port scan, a balancer's check
          case NotSslRecordException _ -> "not_tls";
          case SslHandshakeTimeoutException _ -> "timeout";
          default -> "refused";
        };
    if (!reason.isEmpty()) {
      Peer.of(channel).ifPresent(peer -> lines.add(line(reason, peer)));
    }
  }

  private StringBuilder line(String reason, InetAddress peer) {
    var line = new StringBuilder("{\"time\":\"");
    times.append(line, clock.instant());
    line.append("\",\"handshake\":\"").append(reason);
    return line.append("\",\"address\":\"").append(peer.getHostAddress()).append("\"}");
  }
}
