package io.poolgate;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// One connection to a server, request by request, or byte by byte.
public final class RawConnection implements AutoCloseable {
  private static final int SILENCE = 2_000; // milliseconds

  private final RawSocket socket;
  private final InputStream input;

  public RawConnection(URI server) {
    this(open(server));
  }

  public RawConnection(Socket socket) {
    this.socket = new RawSocket(socket);
    this.input = this.socket.input();
  }

  /// What came back.
  public record Received(int status, Map<String, String> headers, String body) {
    /// Whether it is the last one on its connection.
    public boolean announcesEnd() {
      return "close".equalsIgnoreCase(headers.get("Connection"));
    }
  }

  public RawConnection send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public RawConnection send(byte[] bytes) {
    socket.send(bytes);
    return this;
  }

  /// Sends, unless the connection is closed.
  public boolean sends(String text) {
    return socket.sends(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public RawConnection get(String path) {
    return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  public RawConnection post(String path, String json) {
    return send(
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(path, json.length(), json));
  }

  /// Waits for the next response.
  public Received receive() {
    try {
      var statusLine = line();
      var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      for (var line = line(); !line.isEmpty(); line = line()) {
        var parts = line.split(": *", 2);
        headers.put(parts[0], parts[1]);
      }
      int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
      var body = new String(input.readNBytes(length), StandardCharsets.UTF_8);
      return new Received(Integer.parseInt(statusLine.split(" ", 3)[1]), headers, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What comes until the connection is closed, or silent for a while.
  public String rest() {
    var rest = new ByteArrayOutputStream();
    try {
      socket.patience(SILENCE);
      input.transferTo(rest);
    } catch (SocketTimeoutException silent) {
      // it is what came before
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rest.toString(StandardCharsets.UTF_8);
  }

  /// Whether the server closes it, and sends nothing before.
  public boolean ends() {
    try {
      return input.read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (SocketException reset) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends one byte, unless the connection is closed.
  public boolean trickle(char one) {
    if (!socket.sends(new byte[] {(byte) one})) {
      return false;
    }
    try {
      socket.patience(1);
      return input.read() >= 0;
    } catch (SocketTimeoutException open) {
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = input.read(); c != '\n'; c = input.read()) {
      if (c < 0) {
        throw new EOFException("closed after: " + line);
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static Socket open(URI server) {
    try {
      return new Socket(server.getHost(), server.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
