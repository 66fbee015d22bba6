package io.poolgate.edge.connection;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.poolgate.edge.ClientAddress;
import io.poolgate.edge.connection.http1.Http1Connection;
import io.poolgate.edge.connection.http2.Http2Handlers;
import io.poolgate.edge.connection.request.ArrivingRequests;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CopyOnWriteArrayList;

/// The server's open connections, and the ports that they come from.
@Singleton
public final class Connections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final ConnectionConfiguration limits;
  private final ClientAddress clients;
  private final BeanProvider<NettyHttpServerConfiguration> server;
  private final ConnectionMemory memory;
  private final PublicPort publicPort;
  private final ArrivingRequests arriving;
  private final ChannelGroup ports = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Collection<Admission> admissions = new CopyOnWriteArrayList<>();
  private volatile boolean ending;

  Connections(
      ConnectionConfiguration limits,
      ClientAddress clients,
      ConnectionMemory memory,
      PublicPort publicPort,
      ArrivingRequests arriving,
      BeanProvider<NettyHttpServerConfiguration> server) {
    this.limits = limits;
    this.clients = clients;
    this.server = server;
    this.memory = memory;
    this.publicPort = publicPort;
    this.arriving = arriving;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Ports());
    return event.getBean();
  }

  Duration requestTimeout() {
    return limits.requestTimeout();
  }

  Duration responseTimeout() {
    return limits.responseTimeout();
  }

  /// Where what a connection holds is counted.
  ConnectionMemory memory() {
    return memory;
  }

  /// What may come on a connection before its first request.
  PublicPort publicPort() {
    return publicPort;
  }

  /// How requests are read.
  NettyHttpServerConfiguration server() {
    return server.get();
  }

  /// What is known of requests before they are whole.
  ArrivingRequests arriving() {
    return arriving;
  }

  public int count() {
    return open.size();
  }

  long refused() {
    return admissions.stream().mapToLong(Admission::refused).sum();
  }

  /// Whether each connection is to end with its next answer.
  boolean ending() {
    return ending;
  }

  /// Takes no further connection, and tells the open ones to end.
  public void end() {
    ports.close().awaitUninterruptibly();
    ending = true;
    for (var connection : open) {
      var context = connection.pipeline().context(Http2ConnectionHandler.class);
      if (context != null) {
        connection
            .eventLoop()
            .execute(() ->
                Http2Handlers.announceEnd((Http2ConnectionHandler) context.handler(), context));
      }
    }
  }

  /// Closes those on which nothing is under way; over HTTP/2, each as soon as nothing is.
  public void closeIdle() {
    for (var connection : open) {
      connection
          .eventLoop()
          .execute(() -> {
            var http1 = connection.pipeline().get(Http1Connection.class);
            if (http1 == null || http1.isIdle()) {
              var _ = connection.close();
            }
          });
    }
  }

  /// Done when all that are open now are closed.
  public Future<?> allClosed() {
    return open.newCloseFuture();
  }

  private final class Ports implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return switch (role) {
        case LISTENER -> {
          ports.add(channel);
          var admission = new Admission(limits, clients, open);
          admissions.add(admission);
          channel.pipeline().addLast(admission);
          yield this;
        }
        case CONNECTION -> new ConnectionPipeline(Connections.this, channel);
        case REQUEST_STREAM, PUSH_PROMISE_STREAM -> this;
      };
    }
  }
}
