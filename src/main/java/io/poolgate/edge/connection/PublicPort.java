package io.poolgate.edge.connection;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import io.netty.channel.Channel;
import io.poolgate.edge.ClientAddress;
import io.poolgate.edge.connection.proxyprotocol.ProxyProtocol;
import io.poolgate.edge.peer.Peer;
import io.poolgate.problem.StartupException;
import java.net.InetSocketAddress;

/// What connections of the public port may begin with, where it is so configured, and those of the
/// management port never.
@Context
final class PublicPort {
  private final Configuration configuration;
  private final int managementPort;
  private final ClientAddress clients;
  private final ProxyProtocol proxyProtocol;

  PublicPort(
      Configuration configuration,
      Listeners.Management management,
      ConnectionConfiguration connections,
      ClientAddress clients) {
    if (configuration.proxyProtocol() && !clients.isBehindProxies()) {
      throw new StartupException(
          "POOLGATE_EDGE_TRUSTED_PROXIES",
          "is not set, so POOLGATE_EDGE_PROXY_PROTOCOL has nobody to believe.",
          "10.0.0.0/8");
    }
    this.configuration = configuration;
    this.managementPort = management.port();
    this.clients = clients;
    this.proxyProtocol = new ProxyProtocol(connections.requestTimeout());
  }

  /// The `POOLGATE_EDGE_…` variables for the beginning of a connection.
  ///
  /// @param proxyProtocol whether trusted proxies speak the PROXY protocol
  @ConfigurationProperties("poolgate.edge")
  record Configuration(@Bindable(defaultValue = "false") boolean proxyProtocol) {}

  ProxyProtocol proxyProtocol() {
    return proxyProtocol;
  }

  /// Whether a connection is to begin with the header of the PROXY protocol.
  boolean awaitsSource(Channel connection) {
    return configuration.proxyProtocol()
        && has(connection)
        && Peer.of(connection).filter(clients::isTrusted).isPresent();
  }

  private boolean has(Channel connection) {
    return connection.localAddress() instanceof InetSocketAddress local
        && local.getPort() != managementPort;
  }
}
