import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Loads a server by wrk, from processor 1, and reads what that cost the server (Linux, `taskset`).
final class Wrk implements AutoCloseable {
  private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
  private static final Pattern P99 = Pattern.compile("99%\\s+(\\S+)");

  private final Path tokens;

  /// What a request cost.
  ///
  /// @param micros of the server's processor time
  /// @param p99 of the latency, as wrk writes it
  record Figure(double micros, String p99) {}

  /// @param most how many different tokens there are to send
  Wrk(Pool pool, int most) throws IOException {
    tokens = Files.createTempFile("tokens", ".txt");
    Files.write(tokens, IntStream.range(0, most).parallel().mapToObj(pool::token).toList());
  }

  /// Sends requests for so many seconds, over 32 connections.
  ///
  /// @param pid the server's process
  /// @param count how many different tokens the requests have; 0: none
  Figure load(long pid, int port, String path, int count, int seconds)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of("taskset", "-c", "1", "wrk", "-t1", "-c32", "-d" + seconds + "s", "--latency"));
    if (count > 0) {
      command.addAll(List.of("-s", "bench/load/tokens.lua"));
    }
    command.add("http://127.0.0.1:" + port + path);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("TOKENS", tokens.toString());
    builder.environment().put("COUNT", String.valueOf(count));
    long before = cpuNanos(pid);
    var wrk = builder.start();
    var output = new String(wrk.getInputStream().readAllBytes());
    long spent = cpuNanos(pid) - before;
    if (output.contains("Non-2xx") || output.contains("Socket errors")) {
      throw new IOException("not every request was answered well:\n" + output);
    }
    return new Figure(spent / 1e3 / Long.parseLong(group(REQUESTS, output)), group(P99, output));
  }

  private static long cpuNanos(long pid) {
    return ProcessHandle.of(pid).orElseThrow().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static String group(Pattern pattern, String output) throws IOException {
    var matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IOException("wrk said:\n" + output);
    }
    return matcher.group(1);
  }

  @Override
  public void close() throws IOException {
    Files.delete(tokens);
  }
}
