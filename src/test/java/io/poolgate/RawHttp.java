package io.poolgate;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// Sends bytes that no HTTP client would send.
public final class RawHttp {
  private final URI server;

  public RawHttp(URI server) {
    this.server = server;
  }

  /// Sends a JSON body of any bytes.
  public String post(String path, byte[] body) {
    var head =
        "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(path, body.length);
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(body);
    return send(all.toByteArray());
  }

  /// Sends a body without saying what it is, as a website can without a preflight.
  public String postUntyped(String path, String body) {
    return send(
        "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(path, body.length(), body));
  }

  /// Sends this and returns what comes back until the connection is closed or silent.
  public String send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String send(byte[] bytes) {
    try (var connection = new RawConnection(server)) {
      return connection.send(bytes).rest();
    }
  }
}
