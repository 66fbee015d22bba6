package io.poolgate.egress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.pkitesting.X509Bundle;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A forward proxy that knows one user, and in whose network one server stands for every host: its
/// tunnels end in the host's certificate, and lead on to that server.
public final class ForwardProxy implements AutoCloseable {
  private static final String REFUSED =
      """
      HTTP/1.1 407 Proxy Authentication Required\r
      Proxy-Authenticate: Basic realm="out"\r
      Content-Length: 0\r
      Connection: close\r
      \r
      """;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> tunnels = new CopyOnWriteArrayList<>();
  private final ServerSocket listener;
  private final String authorization;
  private final Map<String, X509Bundle> hosts;
  private final URI server;

  /// @param authorization the value of `Proxy-Authorization` that lets in
  /// @param hosts the hosts there are, with their certificates
  /// @param server what is behind them
  public ForwardProxy(String authorization, Map<String, X509Bundle> hosts, URI server) {
    this.authorization = authorization;
    this.hosts = hosts;
    this.server = server;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::listen);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /// Where tunnels were opened to: `host:port`.
  public List<String> tunnels() {
    return tunnels;
  }

  private void listen() {
    try {
      while (true) {
        var client = listener.accept();
        threads.execute(() -> serve(client));
      }
    } catch (IOException e) {
      threads.shutdown(); // closed
    }
  }

  private void serve(Socket client) {
    try (client) {
      var head = head(client.getInputStream());
      var target = head.split(" ", 3)[1];
      if (!head.contains("\r\nProxy-Authorization: " + authorization + "\r\n")) {
        client.getOutputStream().write(REFUSED.getBytes(ISO_8859_1));
        return;
      }
      var certificate = hosts.get(target.replaceFirst(":443$", ""));
      if (!head.startsWith("CONNECT ") || certificate == null) {
        client.getOutputStream().write("HTTP/1.1 403 Forbidden\r\n\r\n".getBytes(ISO_8859_1));
        return;
      }
      tunnels.add(target);
      client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
      connect(encrypted(client, certificate));
    } catch (IOException | GeneralSecurityException e) {
      // the client sees its connection end
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.write(next);
    }
    return head.toString(ISO_8859_1);
  }

  private static Socket encrypted(Socket client, X509Bundle certificate)
      throws IOException, GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(certificate.toKeyManagerFactory().getKeyManagers(), null, null);
    var tls =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(client, client.getInetAddress().getHostAddress(), 443, true);
    tls.setUseClientMode(false);
    return tls;
  }

  private void connect(Socket client) throws IOException {
    try (var origin = new Socket(server.getHost(), server.getPort())) {
      threads.execute(() -> {
        try {
          origin.getInputStream().transferTo(client.getOutputStream());
          client.close();
        } catch (IOException e) {
          // either side has left
        }
      });
      client.getInputStream().transferTo(origin.getOutputStream());
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
