package io.poolgate.localpool.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The HTTP server of the local pool: listens, and gives each request a virtual thread.
public final class PoolServer implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final HttpServer server;
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("local-pool-", 0).factory());

  /// Takes the port, but answers nothing yet.
  public PoolServer(String host, int port) throws IOException {
    // The JDK's server reads these once, when it is first used. Without TCP_NODELAY each answer
    // waits 40 ms for the client's delayed ACK; beyond 200 idle connections the server closes those
    // that an SDK client has pooled and is about to use.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
    server.setExecutor(workers);
  }

  public void start(Router router) {
    server.createContext("/", exchange -> serve(router, exchange));
    server.start();
  }

  public URI endpoint() {
    var address = server.getAddress().getAddress();
    String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    String written =
        address instanceof Inet6Address && !address.isAnyLocalAddress() ? "[" + host + "]" : host;
    return URI.create("http://" + written + ":" + server.getAddress().getPort());
  }

  private static void serve(Router router, HttpExchange exchange) throws IOException {
    try (exchange) {
      router.route(exchange);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
