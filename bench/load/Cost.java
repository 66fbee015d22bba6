import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What does a guarded request cost the server? Its processor time per request of `GET /v1/me`, for
/// one token and for 10,000, beside its own open route and, where it is installed, HAProxy's
/// `jwt_verify`; none of them writes an access log. Then once more with the log. The server has
/// processor 0 to itself, wrk processor 1 (Linux, `taskset`).
///
/// Fails where a guarded request costs more than 1.6 open ones, or more than half of HAProxy's.
final class Cost {
  private static final int TOKENS = Run.times(10_000, 100);
  private static final int WARM_UP = Run.times(40, 4); // seconds
  private static final int SECONDS = Run.times(5, 1);
  private static final int ROUNDS = Run.times(3, 1);
  private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
  private static final Pattern P99 = Pattern.compile("99%\\s+(\\S+)");

  private record Figure(double micros, String p99) {}

  private record Server(long pid, int port, String guarded, String open) {}

  private final Path tokens;

  private Cost(Path tokens) {
    this.tokens = tokens;
  }

  static void main() throws Exception {
    var tokens = Files.createTempFile("tokens", ".txt");
    try (var pool = new Pool()) {
      Files.write(tokens, IntStream.range(0, TOKENS).parallel().mapToObj(pool::token).toList());
      System.exit(new Cost(tokens).run(pool) ? 0 : 1);
    } finally {
      Files.delete(tokens);
    }
  }

  private boolean run(Pool pool) throws Exception {
    System.out.printf("%-28s %12s %10s%n", "", "cpu µs/req", "p99");
    Figure one;
    Figure many;
    Figure open;
    try (var poolgate = poolgate(pool, false)) {
      var server = warmedUp(poolgate);
      one = measured("poolgate, one token", server, server.guarded(), 1);
      many = measured("poolgate, 10,000 tokens", server, server.guarded(), TOKENS);
      open = measured("poolgate, open route", server, server.open(), 0);
    }
    double toOpen = Math.max(one.micros(), many.micros()) / open.micros();
    System.out.printf("guarded / open: %.2f (at most 1.6)%n", toOpen);
    try (var poolgate = poolgate(pool, true)) {
      var server = warmedUp(poolgate);
      measured("10,000 tokens, access log", server, server.guarded(), TOKENS);
    }
    if (!Haproxy.isInstalled()) {
      System.out.println("haproxy is not installed: no comparison");
      return Run.isKept(toOpen <= 1.6);
    }
    try (var haproxy = new Haproxy(pool)) {
      var server = new Server(haproxy.pid(), haproxy.port(), "/me", "/open");
      var peer = measured("haproxy, 10,000 tokens", server, server.guarded(), TOKENS);
      double toPeer = many.micros() / peer.micros();
      System.out.printf("poolgate / haproxy: %.2f (at most 0.5)%n", toPeer);
      return Run.isKept(toOpen <= 1.6 && toPeer <= 0.5);
    }
  }

  private static Poolgate poolgate(Pool pool, boolean accessLog) throws Exception {
    var environment = new HashMap<>(pool.environment());
    environment.put("POOLGATE_ACCESS_LOG_ENABLED", String.valueOf(accessLog));
    return Poolgate.onProcessor(0, environment, "-Xmx256m");
  }

  private Server warmedUp(Poolgate poolgate) throws Exception {
    var server = new Server(poolgate.pid(), poolgate.port(), "/v1/me", "/health/liveness");
    wrk(server, server.guarded(), TOKENS, WARM_UP);
    wrk(server, server.open(), 0, WARM_UP / 4);
    return server;
  }

  /// The median of the rounds.
  private Figure measured(String what, Server server, String path, int count) throws Exception {
    var rounds = new ArrayList<Figure>();
    for (int round = 0; round < ROUNDS; round++) {
      rounds.add(wrk(server, path, count, SECONDS));
    }
    rounds.sort((one, other) -> Double.compare(one.micros(), other.micros()));
    var median = rounds.get(ROUNDS / 2);
    System.out.printf("%-28s %12.1f %10s%n", what, median.micros(), median.p99());
    return median;
  }

  private Figure wrk(Server server, String path, int count, int seconds) throws Exception {
    var command =
        new ArrayList<>(
            List.of("taskset", "-c", "1", "wrk", "-t1", "-c32", "-d" + seconds + "s", "--latency"));
    if (count > 0) {
      command.addAll(List.of("-s", "bench/load/tokens.lua"));
    }
    command.add("http://127.0.0.1:" + server.port() + path);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("TOKENS", tokens.toString());
    builder.environment().put("COUNT", String.valueOf(count));
    long before = cpuNanos(server.pid());
    var wrk = builder.start();
    var output = new String(wrk.getInputStream().readAllBytes());
    long spent = cpuNanos(server.pid()) - before;
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
}
