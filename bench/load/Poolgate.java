import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The jar as it ships, in a process of its own.
final class Poolgate implements AutoCloseable {
  static final String JAR = "target/poolgate.jar";
  static final String GUARDED = "/v1/me";
  static final String HEAP = "-Xmx256m";

  private final HttpClient http = HttpClient.newHttpClient();
  private final int managementPort;
  private final Server server;

  /// Starts it, and waits until it has the pool's keys.
  ///
  /// @param environment what points it at the pool
  Poolgate(Map<String, String> environment, String... jvmOptions)
      throws IOException, InterruptedException {
    int port = Server.freePort();
    managementPort = Server.freePort();
    server = start(port, managementPort, JAR, environment, List.of(jvmOptions), List.of());
  }

  /// One that has processor 0 and nothing else.
  ///
  /// @param jar this one or an earlier one
  /// @param heap such as [#HEAP]
  static Server onProcessor0(String jar, Map<String, String> environment, String heap)
      throws IOException, InterruptedException {
    var wrapper = Server.onProcessor(0, List.of());
    return start(Server.freePort(), Server.freePort(), jar, environment, List.of(heap), wrapper);
  }

  private static Server start(
      int port,
      int managementPort,
      String jar,
      Map<String, String> environment,
      List<String> jvmOptions,
      List<String> wrapper)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(wrapper);
    command.add(Server.java());
    command.addAll(jvmOptions);
    command.addAll(List.of("-jar", jar));
    var all = new HashMap<>(environment);
    all.put("MICRONAUT_SERVER_HOST", "127.0.0.1");
    all.put("MICRONAUT_SERVER_PORT", String.valueOf(port));
    all.put("POOLGATE_MANAGEMENT_PORT", String.valueOf(managementPort));
    return new Server(command, all, port, "/health/readiness");
  }

  int port() {
    return server.port();
  }

  Connection connect() throws IOException {
    return new Connection(port());
  }

  /// A metric of the management port.
  double metric(String name) throws IOException, InterruptedException {
    var address = URI.create("http://127.0.0.1:" + managementPort + "/prometheus");
    var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofLines());
    return answer
        .body()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  Server server() {
    return server;
  }

  @Override
  public void close() throws IOException {
    server.close();
    http.close();
  }
}
