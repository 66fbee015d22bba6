package io.poolgate.edge.tls;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/// Lets each connection have one handshake. The JVM is told so at the start, too
/// (`jdk.tls.rejectClientInitiatedRenegotiation`), but ignores it once anything in the process has
/// used TLS.
@Singleton
@Requires(property = "poolgate.tls.certificate")
final class RenegotiationGuard
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry>, NettyServerCustomizer {

  @Override
  public Registry onCreated(BeanCreatedEvent<Registry> event) {
    event.getBean().register(this);
    return event.getBean();
  }

  /// In front of what decrypts, which is added after this.
  @Override
  public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
    if (role == ChannelRole.CONNECTION) {
      channel.pipeline().addLast("poolgate-one-handshake", new OneHandshake());
    }
    return this;
  }
}
