package io.poolgate.edge;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.http.HttpRequest;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderValidationUtil;
import io.netty.handler.codec.http.HttpHeaders;
import io.poolgate.edge.peer.Peer;
import io.poolgate.problem.StartupException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is calling: the [Peer], or, where the peer is a trusted proxy, the address that this proxy
/// names in one header. Callers can invent every other such header.
@Context
public final class ClientAddress {
  private static final Logger LOG = LoggerFactory.getLogger(ClientAddress.class);

  private final List<IpNetwork> trusted;
  private final String header;

  public ClientAddress(Configuration configuration) {
    var proxies = configuration.trustedProxies();
    trusted = proxies == null ? List.of() : proxies.stream().map(ClientAddress::network).toList();
    trusted.stream()
        .filter(IpNetwork::isHuge)
        .forEach(network ->
            LOG.warn(
                "POOLGATE_EDGE_TRUSTED_PROXIES has {}: whoever is in there can choose the address"
                    + " that they are counted by.",
                network));
    header = configuration.clientAddressHeader();
    if (!isFieldName(header) || header.equalsIgnoreCase("Forwarded")) {
      throw new StartupException(
          "POOLGATE_EDGE_CLIENT_ADDRESS_HEADER",
          "must name one header that lists addresses; Forwarded (RFC 7239) does not.",
          "X-Forwarded-For");
    }
  }

  /// The `POOLGATE_EDGE_…` variables.
  ///
  /// @param trustedProxies addresses and networks of the proxies in front, such as `10.0.0.0/8`
  /// @param clientAddressHeader the header in which those proxies name the client
  @ConfigurationProperties("poolgate.edge")
  public record Configuration(
      @Nullable List<String> trustedProxies,
      @Bindable(defaultValue = "X-Forwarded-For") String clientAddressHeader) {}

  /// The address of the client.
  public InetAddress of(HttpRequest<?> request) {
    return behind(Peer.of(request), () -> request.getHeaders().getAll(header));
  }

  /// The address of the client of a request that has come on this connection.
  public Optional<InetAddress> of(Channel connection, HttpHeaders headers) {
    return Peer.of(connection).map(peer -> behind(peer, () -> headers.getAll(header)));
  }

  /// What a client is counted as: its IPv4 address, or its IPv6 network of 64 bits.
  public String networkOf(HttpRequest<?> request) {
    return IpNetwork.ofClient(of(request)).toString();
  }

  /// Whether there are trusted proxies.
  public boolean isBehindProxies() {
    return !trusted.isEmpty();
  }

  /// What a peer is counted as; empty where it is a trusted proxy, which stands for many clients.
  public Optional<String> networkOf(InetAddress peer) {
    return isTrusted(peer) ? Optional.empty() : Optional.of(IpNetwork.ofClient(peer).toString());
  }

  /// Reads from the right, because each proxy adds at that end, up to the first address that is no
  /// proxy of ours. What cannot be read was written by none of our proxies, so the last address
  /// that could be read counts.
  private InetAddress behind(InetAddress peer, Supplier<List<String>> fields) {
    if (!isTrusted(peer)) {
      return peer;
    }
    var hops = String.join(",", fields.get()).split(",", -1);
    var nearest = peer;
    for (int i = hops.length - 1; i >= 0; i--) {
      Optional<InetAddress> hop = IpNetwork.address(hops[i].strip());
      if (hop.isEmpty()) {
        return nearest;
      }
      nearest = hop.get();
      if (!isTrusted(nearest)) {
        return nearest;
      }
    }
    return nearest;
  }

  /// Whether it is a trusted proxy's.
  public boolean isTrusted(InetAddress address) {
    for (var network : trusted) {
      if (network.contains(address)) {
        return true;
      }
    }
    return false;
  }

  /// RFC 9110 §5.1.
  private static boolean isFieldName(String text) {
    return !text.isEmpty() && HttpHeaderValidationUtil.validateToken(text) < 0;
  }

  private static IpNetwork network(String text) {
    return IpNetwork.parse(text.strip())
        .orElseThrow(() ->
            new StartupException(
                "POOLGATE_EDGE_TRUSTED_PROXIES",
                "must list addresses and networks.",
                "10.0.0.0/8,fd00::/8"));
  }
}
