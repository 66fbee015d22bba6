import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The jar as it ships, under attack: in a process of its own with a heap of 256 MB, in the
/// environment `local`, which has a user to sign in.
final class Target implements AutoCloseable {
  /// How long its end may take: the grace of 10 s for what is under way, and some more.
  static final Duration LONGEST_END = Duration.ofSeconds(15);

  private static final Duration START = Duration.ofMinutes(2);
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder = Files.createTempDirectory("hostile");
  private final Path log = folder.resolve("log");
  private final int port = freePort();
  private final int managementPort = freePort();
  private final boolean tls;
  private final Process process;

  /// Starts it, and waits until it is ready.
  Target(boolean tls) throws IOException, InterruptedException, GeneralSecurityException {
    this.tls = tls;
    var command = new ArrayList<String>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-Xmx256m", "-Dmicronaut.environments=local"));
    command.addAll(List.of("-jar", "target/poolgate.jar"));
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("MICRONAUT_SERVER_PORT", String.valueOf(port));
    builder.environment().put("POOLGATE_MANAGEMENT_PORT", String.valueOf(managementPort));
    builder.environment().put("POOLGATE_LOCAL_POOL_PORT", "0");
    if (tls) {
      var certificate = Certificate.make(folder);
      builder.environment().put("POOLGATE_TLS_CERTIFICATE", certificate.certificate().toString());
      builder.environment().put("POOLGATE_TLS_KEY", certificate.key().toString());
    }
    process = builder.start();
    long end = System.nanoTime() + START.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new IOException("it did not start: " + log());
      }
      Thread.sleep(100);
    }
  }

  int port() {
    return port;
  }

  boolean tls() {
    return tls;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  /// What the process has in memory, in MiB (Linux): now (`VmRSS`), or the most so far (`VmHWM`).
  long memory(String which) throws IOException {
    try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
      var line =
          lines.filter(candidate -> candidate.startsWith(which + ":")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10;
    }
  }

  /// What is alive in its heap, in MiB: collects the garbage first, and needs no event loop.
  long liveHeap() throws IOException, InterruptedException {
    var jcmd =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/jcmd",
                String.valueOf(process.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    var total = TOTAL.matcher(new String(jcmd.getInputStream().readAllBytes()));
    jcmd.waitFor();
    return total.find() ? Long.parseLong(total.group(1)) >> 20 : -1;
  }

  /// SIGTERM: how long until it has ended, or longer than it may take.
  Duration terminate() throws InterruptedException {
    long start = System.nanoTime();
    process.destroy();
    process.waitFor(LONGEST_END.toMillis() + 1000, TimeUnit.MILLISECONDS);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private boolean isReady() throws InterruptedException {
    var address = URI.create("http://127.0.0.1:" + managementPort + "/health");
    try {
      var request = HttpRequest.newBuilder(address).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /// Whatever state it is in.
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    http.close();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
