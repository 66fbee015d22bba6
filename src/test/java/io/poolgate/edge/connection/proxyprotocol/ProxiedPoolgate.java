package io.poolgate.edge.connection.proxyprotocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateServer;
import io.poolgate.RawConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A Poolgate whose trusted proxies, 127.0.0.1 and 10.0.0.0/8, speak the PROXY protocol.
public record ProxiedPoolgate(PoolgateServer server) implements AutoCloseable {
  static final Map<String, Object> PROPERTIES =
      Map.of(
          "poolgate.edge.proxy-protocol",
          true,
          "poolgate.edge.trusted-proxies",
          "127.0.0.1,10.0.0.0/8");

  /// A request that tells the pool whom it is from.
  private static final String BODY = "{\"username\":\"ada@example.com\"}";

  public static final String ASKING =
      "POST /v1/forgot-password HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
          + BODY.length()
          + "\r\n\r\n"
          + BODY;

  public static ProxiedPoolgate start(Map<String, Object> properties) {
    var all = new HashMap<>(PROPERTIES);
    all.putAll(properties);
    return new ProxiedPoolgate(PoolgateServer.start(all));
  }

  public RawConnection proxy() {
    return new RawConnection(socket("127.0.0.1"));
  }

  public RawConnection stranger() {
    return new RawConnection(socket("127.0.0.2"));
  }

  /// A connection from this address of the machine.
  public Socket socket(String from) {
    try {
      return new Socket(
          "127.0.0.1", server.api().server().getPort(), InetAddress.getByName(from), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whom the one request was from that was sent since this was last asked.
  @SuppressWarnings("unchecked")
  public String seen() {
    var asked = List.copyOf(server.pool().requests().of("ForgotPassword"));
    server.pool().requests().clear();
    assertThat(asked).hasSize(1);
    var context = asked.getFirst().parameters().get("UserContextData");
    return String.valueOf(((Map<String, Object>) Objects.requireNonNull(context)).get("IpAddress"));
  }

  /// Whom a request is from that stands behind a header in one packet.
  String seen(byte[] header, String request) {
    try (var proxy = proxy()) {
      assertThat(proxy.send(ProxyHeader.then(header, request)).receive().status()).isEqualTo(202);
      return seen();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
