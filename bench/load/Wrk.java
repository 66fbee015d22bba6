import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Loads a server by wrk, from processor 1, and reads what that cost the server (Linux, `taskset`).
final class Wrk {
  private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
  private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+\\w+)");

  /// Lost connections. To wait for long is no fault: wrk counts that in their line, too.
  private static final Pattern BROKEN = Pattern.compile("connect [1-9]|read [1-9]|write [1-9]");

  private Wrk() {}

  /// What a request cost.
  ///
  /// @param micros of the server's processor time
  /// @param p99 of the latency, as wrk writes it
  record Figure(double micros, String p99) {}

  /// Sends requests for so many seconds.
  static Figure load(Server server, Requests requests, int seconds)
      throws IOException, InterruptedException {
    var options = List.of("-t1", "-c" + requests.connections(), "-d" + seconds + "s", "--latency");
    var wrk = new ArrayList<>(List.of("wrk"));
    wrk.addAll(options);
    wrk.addAll(requests.arguments());
    wrk.add(server.address() + requests.path());
    var builder = new ProcessBuilder(Server.onProcessor(1, wrk)).redirectErrorStream(true);
    builder.environment().putAll(requests.environment());
    long before = server.cpuNanos();
    var run = builder.start();
    var output = new String(run.getInputStream().readAllBytes());
    long spent = server.cpuNanos() - before;
    if (output.contains("Non-2xx") || BROKEN.matcher(output).find()) {
      throw new IOException("not every request was answered well:\n" + output + server.lastWords());
    }
    return new Figure(spent / 1e3 / Long.parseLong(group(REQUESTS, output)), group(P99, output));
  }

  private static String group(Pattern pattern, String output) throws IOException {
    var matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IOException("wrk said:\n" + output);
    }
    return matcher.group(1);
  }
}
