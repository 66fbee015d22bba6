import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Did a change make the guarded route dearer? `GET /v1/me` of this jar and of an earlier one
/// (`-Dearlier=…`), with 10,000 tokens and as shipped, in turns: both servers share processor 0,
/// and one of them rests while the other one is loaded from processor 1.
///
/// Fails where the median of this one's rounds is 5 % above that of the earlier one's.
final class Change {
  private static final int TOKENS = Run.times(10_000, 100);
  private static final int WARM_UP = Run.times(40, 4); // seconds
  private static final int SECONDS = Run.times(5, 1);
  private static final int ROUNDS = Run.times(9, 1);

  private Change() {}

  static void main() throws Exception {
    double ratio;
    try (var pool = new Pool();
        var wrk = new Wrk(pool, TOKENS);
        var before = server(System.getProperty("earlier", Poolgate.JAR), pool);
        var after = server(Poolgate.JAR, pool)) {
      ratio = ratio(wrk, before, after);
    }
    System.out.printf("this / earlier: %.3f (at most 1.05)%n", ratio);
    System.exit(Run.isKept(ratio <= 1.05) ? 0 : 1);
  }

  private static double ratio(Wrk wrk, Poolgate before, Poolgate after) throws Exception {
    var servers = List.of(before, after);
    for (var server : servers) {
      load(wrk, server, WARM_UP);
    }
    var micros = List.of(new ArrayList<Double>(), new ArrayList<Double>());
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < 2; i++) {
        int turn = (i + round) % 2;
        micros.get(turn).add(load(wrk, servers.get(turn), SECONDS));
      }
    }
    return median("this jar", micros.get(1)) / median("earlier jar", micros.get(0));
  }

  private static Poolgate server(String jar, Pool pool) throws Exception {
    return Poolgate.onProcessor(0, jar, pool.environment(), "-Xmx256m");
  }

  private static double load(Wrk wrk, Poolgate server, int seconds) throws Exception {
    return wrk.load(server.pid(), server.port(), "/v1/me", TOKENS, seconds).micros();
  }

  private static double median(String what, List<Double> micros) {
    Collections.sort(micros);
    double median = micros.get(micros.size() / 2);
    System.out.printf(
        "%-14s %.1f µs/request (%.1f to %.1f)%n",
        what, median, micros.getFirst(), micros.getLast());
    return median;
  }
}
