import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The jar as it ships, in a process of its own.
final class Poolgate implements AutoCloseable {
  static final String JAR = "target/poolgate.jar";

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final int managementPort;
  private final Path log;
  private final Process process;

  /// Starts it, and waits until it has the pool's keys.
  ///
  /// @param environment what points it at the pool
  Poolgate(Map<String, String> environment, String... jvmOptions)
      throws IOException, InterruptedException {
    this(List.of(), JAR, environment, jvmOptions);
  }

  private Poolgate(
      List<String> wrapper, String jar, Map<String, String> environment, String... jvmOptions)
      throws IOException, InterruptedException {
    port = freePort();
    managementPort = freePort();
    log = Files.createTempFile("poolgate", ".log");
    var command = new ArrayList<>(wrapper);
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of(jvmOptions));
    command.addAll(List.of("-jar", jar));
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("MICRONAUT_SERVER_HOST", "127.0.0.1");
    builder.environment().put("MICRONAUT_SERVER_PORT", String.valueOf(port));
    builder.environment().put("POOLGATE_MANAGEMENT_PORT", String.valueOf(managementPort));
    process = builder.start();
    // A program that ends by System.exit closes nothing.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    while (!isReady()) {
      if (!process.isAlive()) {
        throw new IOException("it did not start: " + Files.readString(log));
      }
      Thread.sleep(100);
    }
  }

  /// One that has a single processor (Linux, `taskset`).
  static Poolgate onProcessor(
      int processor, String jar, Map<String, String> environment, String... jvmOptions)
      throws IOException, InterruptedException {
    return new Poolgate(
        List.of("taskset", "-c", String.valueOf(processor)), jar, environment, jvmOptions);
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return port;
  }

  Connection connect() throws IOException {
    return new Connection(port);
  }

  /// A metric of the management port.
  double metric(String name) throws IOException, InterruptedException {
    var lines = get(managementPort, "/prometheus").body().lines();
    return lines
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /// The most memory that the process has had at once, in KiB (Linux).
  long peakMemory() throws IOException {
    try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
      var peak = lines.filter(line -> line.startsWith("VmHWM:")).findFirst().orElseThrow();
      return Long.parseLong(peak.replaceAll("[^0-9]", ""));
    }
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  private boolean isReady() throws InterruptedException {
    try {
      return get(port, "/health/readiness").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private HttpResponse<String> get(int of, String path) throws IOException, InterruptedException {
    var address = URI.create("http://127.0.0.1:" + of + path);
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    http.close();
    Files.delete(log);
  }
}
