package io.poolgate.edge.connection.proxyprotocol;

import io.netty.channel.Channel;
import io.poolgate.edge.connection.memory.Share;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has a trusted proxy name the source of each connection before anything else on it.
public final class ProxyProtocol {
  private static final Logger LOG = LoggerFactory.getLogger(ProxyProtocol.class);

  private final Duration timeout;
  private final AtomicBoolean told = new AtomicBoolean();

  /// @param timeout for the header to arrive whole, from the opening of the connection
  public ProxyProtocol(Duration timeout) {
    this.timeout = timeout;
  }

  /// Puts what reads the header in front of all other handlers, that of TLS among them.
  ///
  /// @param isAdmitted asked when the source is known: counts the connection as one of its
  public void await(Channel connection, Share share, BooleanSupplier isAdmitted) {
    var decoder = new HeaderDecoder(share);
    connection
        .pipeline()
        .addFirst("poolgate-proxy-source", new SourceGate(this, decoder, isAdmitted))
        .addFirst("poolgate-proxy-header", decoder);
  }

  Duration timeout() {
    return timeout;
  }

  /// Tells the operator once: a proxy that is set up otherwise has each of its connections fail.
  void tell(Channel connection) {
    if (told.compareAndSet(false, true)) {
      LOG.warn(
          "The trusted proxy {} sent no PROXY header that can be read, so its connection was closed."
              + " This is said once. Does it speak the PROXY protocol to this server, and is"
              + " POOLGATE_EDGE_TRUSTED_PROXIES right?",
          connection.remoteAddress());
    }
  }
}
