import java.util.ArrayList;
import java.util.HashMap;

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

  private record Server(long pid, int port, String guarded, String open) {}

  private final Wrk wrk;

  private Cost(Wrk wrk) {
    this.wrk = wrk;
  }

  static void main() throws Exception {
    boolean kept;
    try (var pool = new Pool();
        var wrk = new Wrk(pool, TOKENS)) {
      kept = new Cost(wrk).run(pool);
    }
    System.exit(kept ? 0 : 1);
  }

  private boolean run(Pool pool) throws Exception {
    System.out.printf("%-28s %12s %10s%n", "", "cpu µs/req", "p99");
    Wrk.Figure one;
    Wrk.Figure many;
    Wrk.Figure open;
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
    return Poolgate.onProcessor(0, Poolgate.JAR, environment, "-Xmx256m");
  }

  private Server warmedUp(Poolgate poolgate) throws Exception {
    var server = new Server(poolgate.pid(), poolgate.port(), "/v1/me", "/health/liveness");
    wrk.load(server.pid(), server.port(), server.guarded(), TOKENS, WARM_UP);
    wrk.load(server.pid(), server.port(), server.open(), 0, WARM_UP / 4);
    return server;
  }

  /// The median of the rounds.
  private Wrk.Figure measured(String what, Server server, String path, int count) throws Exception {
    var rounds = new ArrayList<Wrk.Figure>();
    for (int round = 0; round < ROUNDS; round++) {
      rounds.add(wrk.load(server.pid(), server.port(), path, count, SECONDS));
    }
    rounds.sort((one, other) -> Double.compare(one.micros(), other.micros()));
    var median = rounds.get(ROUNDS / 2);
    System.out.printf("%-28s %12.1f %10s%n", what, median.micros(), median.p99());
    return median;
  }
}
