package io.poolgate;

import static org.awaitility.Awaitility.await;

import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The program in a process of its own, in front of a pool of this one, as `java -jar` starts it.
public final class PoolgateProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);

  private final Process process;
  private final URI server;
  private final @Nullable Path output;
  private final @Nullable Path errors;

  private PoolgateProcess(
      Process process, URI server, @Nullable Path output, @Nullable Path errors) {
    this.process = process;
    this.server = server;
    this.output = output;
    this.errors = errors;
  }

  /// Starts it, and waits until it is ready.
  ///
  /// @param environment further variables; those that are empty are not set
  /// @param output where its standard output goes; what it had is kept. Its standard error goes
  ///   beside it
  public static PoolgateProcess start(
      LocalUserPool pool,
      int port,
      Map<String, String> environment,
      Path output,
      String... jvmOptions)
      throws IOException {
    var errors = output.resolveSibling(output.getFileName() + ".errors");
    return start(builder(pool, port, environment, jvmOptions), port, output, errors);
  }

  /// Starts it with a pipe for its standard error that nobody reads, and waits until it is ready.
  public static PoolgateProcess startUnread(
      LocalUserPool pool, int port, Map<String, String> environment, Path output)
      throws IOException {
    return start(builder(pool, port, environment), port, output, null);
  }

  /// Starts it with a pipe for its standard output that nobody reads until [#unread] does, and
  /// waits until it is ready.
  ///
  /// @param errors where its standard error goes
  public static PoolgateProcess startUnheard(
      LocalUserPool pool, int port, Map<String, String> environment, Path errors)
      throws IOException {
    return start(builder(pool, port, environment), port, null, errors);
  }

  private static ProcessBuilder builder(
      LocalUserPool pool, int port, Map<String, String> environment, String... jvmOptions) {
    var builder = new ProcessBuilder(QuickJvm.command(jvmOptions));
    builder.environment().put("COGNITO_USER_POOL_ID", pool.id());
    builder.environment().put("COGNITO_CLIENT_ID", pool.publicClient().id());
    builder.environment().put("COGNITO_ENDPOINT", pool.endpoint().toString());
    builder.environment().put("MICRONAUT_SERVER_HOST", "127.0.0.1");
    builder.environment().put("MICRONAUT_SERVER_PORT", String.valueOf(port));
    builder.environment().put("POOLGATE_MANAGEMENT_PORT", "0");
    builder.environment().putAll(environment);
    builder.environment().values().removeIf(String::isEmpty);
    return builder;
  }

  private static PoolgateProcess start(
      ProcessBuilder builder, int port, @Nullable Path output, @Nullable Path errors)
      throws IOException {
    var process = builder.redirectOutput(to(output)).redirectError(to(errors)).start();
    var started =
        new PoolgateProcess(process, URI.create("http://127.0.0.1:" + port), output, errors);
    await().atMost(START).until(started::isReady);
    return started;
  }

  private static ProcessBuilder.Redirect to(@Nullable Path file) {
    return file == null
        ? ProcessBuilder.Redirect.PIPE
        : ProcessBuilder.Redirect.appendTo(file.toFile());
  }

  public URI server() {
    return server;
  }

  /// What it has written to its standard output.
  public List<String> lines() {
    return output == null ? List.of() : lines(output);
  }

  /// What it has written to its standard error.
  public List<String> errors() {
    return errors == null ? List.of() : lines(errors);
  }

  /// What it writes, and has written, to the pipe that nobody read, to the end.
  public List<String> unread() {
    return process.inputReader().lines().toList();
  }

  /// What it has cost so far, of all cores together.
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// SIGTERM, and the end of the process. Its pipes stay open, as they do in a shell: `Process`
  /// itself would close them, and a full one would hold up nothing any more.
  public void terminate() {
    process.toHandle().destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException("it did not start: " + errors());
    }
    try (var connection = new RawConnection(server)) {
      return connection.get("/health/readiness").receive().status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    terminate();
  }
}
