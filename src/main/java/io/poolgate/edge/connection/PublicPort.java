package io.poolgate.edge.connection;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.channel.Channel;
import io.poolgate.edge.ClientAddress;
import io.poolgate.edge.connection.proxyprotocol.ProxyProtocol;
import io.poolgate.edge.direct.DirectAnswers;
import io.poolgate.edge.direct.DirectHandler;
import io.poolgate.edge.peer.Peer;
import io.poolgate.edge.tls.TlsConfiguration;
import io.poolgate.problem.StartupException;
import java.net.InetSocketAddress;

/// What connections of the public port have, and those of the management port never: direct answers
/// and, where it is so configured, other beginnings.
@Context
final class PublicPort {
  private final Configuration configuration;
  private final int managementPort;
  private final ClientAddress clients;
  private final ProxyProtocol proxyProtocol;
  private final BeanProvider<DirectAnswers> answers;

  /// @param answers made later: they need the router, which needs much that is made after this
  PublicPort(
      Configuration configuration,
      Listeners.Management management,
      ConnectionConfiguration connections,
      ClientAddress clients,
      TlsConfiguration tls,
      BeanProvider<DirectAnswers> answers) {
    if (configuration.proxyProtocol() && !clients.isBehindProxies()) {
      throw new StartupException(
          "POOLGATE_EDGE_TRUSTED_PROXIES",
          "is not set, so POOLGATE_EDGE_PROXY_PROTOCOL has nobody to believe.",
          "10.0.0.0/8");
    }
    if (configuration.h2c() && tls.listener().isPresent()) {
      throw new StartupException(
          "POOLGATE_EDGE_H2C",
          "is for a port without TLS, and POOLGATE_TLS_CERTIFICATE is set.",
          "false");
    }
    this.configuration = configuration;
    this.managementPort = management.port();
    this.clients = clients;
    this.answers = answers;
    this.proxyProtocol = new ProxyProtocol(connections.requestTimeout());
  }

  /// The `POOLGATE_EDGE_…` variables for the beginning of a connection.
  ///
  /// @param proxyProtocol whether trusted proxies speak the PROXY protocol
  /// @param h2c whether HTTP/2 is spoken in clear with those who know so beforehand
  @ConfigurationProperties("poolgate.edge")
  record Configuration(
      @Bindable(defaultValue = "false") boolean proxyProtocol,
      @Bindable(defaultValue = "false") boolean h2c) {}

  ProxyProtocol proxyProtocol() {
    return proxyProtocol;
  }

  /// Whether a connection is to begin with the header of the PROXY protocol.
  boolean awaitsSource(Channel connection) {
    return configuration.proxyProtocol()
        && has(connection)
        && Peer.of(connection).filter(clients::isTrusted).isPresent();
  }

  /// Whether HTTP/2 is spoken in clear.
  boolean isWithHttp2() {
    return configuration.h2c();
  }

  /// Whether a connection may begin with HTTP/2's preface.
  boolean takesHttp2(Channel connection) {
    return configuration.h2c() && has(connection);
  }

  /// Has a connection's requests answered in front of the router where they may be.
  void answerDirectly(Channel connection) {
    if (has(connection)) {
      connection
          .pipeline()
          .addBefore(
              ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
              "poolgate-direct",
              new DirectHandler(answers.get()));
    }
  }

  private boolean has(Channel connection) {
    return connection.localAddress() instanceof InetSocketAddress local
        && local.getPort() != managementPort;
  }
}
