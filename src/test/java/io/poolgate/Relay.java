package io.poolgate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A link through which TCP connections go, and which can be black-holed: then nothing more comes
/// through on the connections that there are, for good, though none of them is closed, and new ones
/// are as dumb until the link is restored.
public final class Relay implements AutoCloseable {
  private final ServerSocket server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile InetSocketAddress target;
  private volatile Epoch epoch = new Epoch();

  /// The time until the link is lost, or restored: connections belong to one.
  private static final class Epoch {
    private volatile boolean over;
  }

  private Relay(int port, InetSocketAddress target) throws IOException {
    this.server = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
    this.target = target;
    Thread.ofVirtual().start(this::accept);
  }

  /// Starts one that leads to this port of loopback.
  public static Relay to(int port) {
    return of(0, port);
  }

  /// Starts one on a port that is known beforehand.
  public static Relay of(int port, int target) {
    try {
      return new Relay(port, address(target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /// From now on connections lead to this port instead; those that there are go on.
  public void leadTo(int port) {
    target = address(port);
  }

  public void blackHole() {
    epoch.over = true;
  }

  /// Lets new connections through again; the old ones stay as they are.
  public void restore() {
    epoch.over = true;
    epoch = new Epoch();
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private void accept() {
    while (true) {
      try {
        var client = server.accept();
        sockets.add(client);
        if (epoch.over) {
          continue;
        }
        var redis = new Socket();
        sockets.add(redis);
        var current = epoch;
        Thread.ofVirtual().start(() -> connect(client, redis, current));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket client, Socket redis, Epoch of) {
    try {
      redis.connect(target);
      Thread.ofVirtual().start(() -> forward(redis, client, of));
      forward(client, redis, of);
    } catch (IOException refused) {
      close(client);
    }
  }

  private static void forward(Socket from, Socket to, Epoch of) {
    var bytes = new byte[8192];
    try {
      for (int read = from.getInputStream().read(bytes);
          read >= 0;
          read = from.getInputStream().read(bytes)) {
        if (!of.over) {
          to.getOutputStream().write(bytes, 0, read);
        }
      }
    } catch (IOException lost) {
      // as if it had been closed
    }
    if (!of.over) {
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    sockets.forEach(Relay::close);
  }
}
