import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A server in a process of its own: started, awaited, watched and ended (Linux).
final class Server implements AutoCloseable {
  private static final int LAST_LINES = 10;

  private final int port;
  private final Path log = Files.createTempFile("server", ".log");
  private final Process process;
  private final long idleMemory;

  /// Starts it, and waits until it answers there with 200.
  ///
  /// @param environment in addition to this program's
  /// @param path where it does when it is up
  Server(List<String> command, Map<String, String> environment, int port, String path)
      throws IOException, InterruptedException {
    this.port = port;
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    process = builder.start();
    // A program that ends by System.exit closes nothing.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    while (status(path) != 200) {
      if (!process.isAlive()) {
        throw new IOException("it did not start: " + lastWords());
      }
      Thread.sleep(100);
    }
    idleMemory = memory("VmRSS");
  }

  /// The command, for a process that has one processor alone.
  static List<String> onProcessor(int processor, List<String> command) {
    var all = new ArrayList<>(List.of("taskset", "-c", String.valueOf(processor)));
    all.addAll(command);
    return all;
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /// The processor time that it has used, in nanoseconds.
  long cpuNanos() {
    return process.info().totalCpuDuration().orElseThrow().toNanos();
  }

  /// The resident memory that it had when it was up, in KiB.
  long idleMemory() {
    return idleMemory;
  }

  /// Its resident memory now, in KiB.
  long memory() throws IOException {
    return memory("VmRSS");
  }

  /// The most resident memory that it has had at once, in KiB.
  long peakMemory() throws IOException {
    return memory("VmHWM");
  }

  private long memory(String field) throws IOException {
    try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
      var line = lines.filter(text -> text.startsWith(field + ":")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }
  }

  /// What it has said lately.
  String lastWords() throws IOException {
    try (var lines = Files.lines(log)) {
      var last = new ArrayDeque<String>();
      lines.forEach(line -> {
        last.add(line);
        if (last.size() > LAST_LINES) {
          last.remove();
        }
      });
      return String.join("\n", last);
    }
  }

  boolean isOutOfMemory() throws IOException {
    try (var lines = Files.lines(log)) {
      return lines.anyMatch(line -> line.contains("OutOfMemoryError"));
    }
  }

  private int status(String path) {
    try {
      var address = URI.create(address() + path).toURL();
      return ((HttpURLConnection) address.openConnection()).getResponseCode();
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    Files.delete(log);
  }
}
