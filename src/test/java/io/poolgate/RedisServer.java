package io.poolgate;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.pkitesting.X509Bundle;
import io.poolgate.edge.tls.PemFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A real redis-server on a free port, which keeps nothing on disk, and which a test may kill,
/// start again, and let hang.
public final class RedisServer implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/redis-server");

  private final List<String> command;
  private final int port;
  private final File log;
  private Process process;

  private RedisServer(List<String> command, int port, File log) {
    this.command = command;
    this.port = port;
    this.log = log;
    this.process = run();
  }

  /// Starts one; skips the test where the program is missing.
  public static RedisServer start(Path folder, String... options) {
    int port = FreePort.find();
    return start(folder, port, List.of("--port", String.valueOf(port)), options);
  }

  /// Starts one that speaks TLS alone.
  public static RedisServer startWithTls(Path folder, X509Bundle certificate, String... options) {
    var files = new PemFiles(folder).write(certificate);
    var file = files.certificate().toString();
    int port = FreePort.find();
    var tls = new ArrayList<>(List.of("--port", "0", "--tls-port", String.valueOf(port)));
    tls.addAll(List.of("--tls-auth-clients", "no", "--tls-cert-file", file));
    tls.addAll(List.of("--tls-ca-cert-file", file, "--tls-key-file", files.key().toString()));
    return start(folder, port, tls, options);
  }

  /// Starts a Sentinel that watches this one under the name `main`, and fails over within a few
  /// seconds.
  ///
  /// @param folder for its files; another one for each
  /// @param quorum how many Sentinels have to miss it
  /// @param options further lines of its configuration
  public RedisServer watch(Path folder, int quorum, String... options) {
    int sentinel = FreePort.find();
    var lines = new ArrayList<>(List.of("port " + sentinel, "bind 127.0.0.1", "dir " + folder));
    lines.add("sentinel monitor main 127.0.0.1 %d %d".formatted(port, quorum));
    lines.add("sentinel down-after-milliseconds main 1000");
    lines.add("sentinel failover-timeout main 3000");
    lines.addAll(List.of(options));
    try {
      var file = Files.write(folder.resolve("sentinel.conf"), lines).toString();
      var command = List.of(PROGRAM.toString(), file, "--sentinel");
      return new RedisServer(command, sentinel, folder.resolve("log").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RedisServer start(
      Path folder, int port, List<String> listening, String... options) {
    assumeTrue(
        Files.isExecutable(PROGRAM), "redis-server is missing: apt-get install redis-server");
    var command = new ArrayList<>(List.of(PROGRAM.toString(), "--bind", "127.0.0.1"));
    command.addAll(List.of("--dir", folder.toString(), "--save", ""));
    command.addAll(listening);
    command.addAll(List.of(options));
    return new RedisServer(List.copyOf(command), port, folder.resolve("log").toFile());
  }

  public int port() {
    return port;
  }

  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  /// The address of what this one, a Sentinel, watches.
  public String uriOfSentinel() {
    return "redis-sentinel://127.0.0.1:" + port + "?sentinelMasterId=main";
  }

  /// The address at which one of its users reaches it by TLS.
  public String uriOf(String user, String password) {
    UsedSecrets.note(password);
    var encoded = URLEncoder.encode(password, StandardCharsets.UTF_8);
    return "rediss://" + user + ":" + encoded + "@127.0.0.1:" + port;
  }

  /// Ends it at once, with all that it knew.
  public void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Starts it again on the same port, empty.
  public void startAgain() {
    process = run();
  }

  /// Lets it take connections and requests, and answer none.
  public void hang() {
    signal("STOP");
  }

  public void goOn() {
    signal("CONT");
  }

  @Override
  public void close() {
    kill();
  }

  private Process run() {
    try {
      var started =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
      await().atMost(Duration.ofSeconds(30)).until(() -> listens() || !started.isAlive());
      if (!started.isAlive()) {
        throw new IllegalStateException(
            "redis-server did not start: " + Files.readString(log.toPath()));
      }
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean listens() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private void signal(String name) {
    try {
      var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("kill -" + name + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
