package io.poolgate.edge.connection;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration.NettyListenerConfiguration;
import io.poolgate.edge.tls.TlsConfiguration;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import java.time.Duration;
import java.util.List;

/// The two ports: the public one, and the one for metrics and health details, which nobody outside
/// the machine reaches unless it is told to listen there.
@Singleton
final class Listeners implements BeanCreatedEventListener<NettyHttpServerConfiguration> {
  private static final int DEFAULT_PORT = 8080;

  private final Management management;
  private final TlsConfiguration tls;
  private final ConnectionConfiguration connections;
  private final PublicPort publicPort;

  Listeners(
      Management management,
      TlsConfiguration tls,
      ConnectionConfiguration connections,
      PublicPort publicPort) {
    this.management = management;
    this.tls = tls;
    this.connections = connections;
    this.publicPort = publicPort;
  }

  /// The `POOLGATE_MANAGEMENT_…` variables.
  ///
  /// @param port of metrics and health details
  /// @param host the address it listens on, loopback unless set
  @ConfigurationProperties("poolgate.management")
  record Management(
      @Bindable(defaultValue = "8081") @Max(65_535) int port,
      @Bindable(defaultValue = "127.0.0.1") String host) {}

  @Override
  public NettyHttpServerConfiguration onCreated(
      BeanCreatedEvent<NettyHttpServerConfiguration> event) {
    var server = event.getBean();
    var open =
        NettyListenerConfiguration.createTcp(
            server.getHost().orElse(null),
            server.getPort().orElse(DEFAULT_PORT),
            tls.listener().isPresent(),
            tls.listener().orElse(null),
            null);
    var inner =
        NettyListenerConfiguration.createTcp(
            management.host(), management.port(), false, null, null);
    inner.setExposeDefaultRoutes(false);
    server.setListeners(List.of(open, inner));
    if (tls.listener().isPresent() || publicPort.isWithHttp2()) {
      server.setHttpVersion(HttpVersion.HTTP_2_0); // and 1.1, whichever the client wants
    }
    server.setIdleTimeout(connections.idleTimeout());
    server.setReadIdleTimeout(Duration.ZERO); // to read nothing for a while, or to write
    server.setWriteIdleTimeout(Duration.ZERO); // nothing, is no fault
    return server;
  }
}
