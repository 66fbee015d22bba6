import java.util.HashMap;
import java.util.Map;

/// What does a guarded request cost the server? The processor time of `GET /v1/me` as shipped, its
/// log written to a file, with 10,000 tokens: beside bare Netty and HAProxy's `jwt_verify`, without
/// the log, and where no token is remembered, so that each is verified anew. HAProxy remembers
/// none. All take turns.
///
/// Fails where one of the bounds is missed.
final class Cost {
  private static final int TOKENS = Run.times(10_000, 100);
  private static final String ACCESS_LOG = "POOLGATE_ACCESS_LOG_ENABLED";
  private static final String TOKEN_CACHE = "POOLGATE_TOKEN_CACHE_WEIGHT";

  private Cost() {}

  static void main() throws Exception {
    boolean kept;
    try (var pool = new Pool();
        var floor = Peers.floor();
        var haproxy = Peers.haproxy(pool);
        var poolgate = poolgate(pool, Map.of());
        var silent = poolgate(pool, Map.of(ACCESS_LOG, "false"));
        var forgetful = poolgate(pool, Map.of(TOKEN_CACHE, "0"))) {
      var tokens = pool.tokens(TOKENS);
      var here = Requests.guarded(Poolgate.GUARDED, tokens);
      var there = Requests.guarded("/", tokens);
      kept =
          isKept(
              new Turns()
                  .with("Netty", floor, there)
                  .with("HAProxy", haproxy, there)
                  .with("Poolgate", poolgate, here)
                  .with("without a log", silent, here)
                  .with("at first sight", forgetful, here)
                  .run());
    }
    System.exit(kept ? 0 : 1);
  }

  private static boolean isKept(Map<String, Double> micros) {
    double guarded = micros.get("Poolgate");
    double haproxy = micros.get("HAProxy");
    return Run.isAtMost(0.33, "Poolgate / HAProxy", guarded / haproxy)
        & Run.isAtMost(1.3, "Poolgate / Netty", guarded / micros.get("Netty"))
        & Run.isAtMost(2, "the log, µs", guarded - micros.get("without a log"))
        & Run.isAtMost(1, "at first sight / HAProxy", micros.get("at first sight") / haproxy);
  }

  private static Server poolgate(Pool pool, Map<String, String> more) throws Exception {
    var environment = new HashMap<>(pool.environment());
    environment.putAll(more);
    return Poolgate.onProcessor0(Poolgate.JAR, environment, Poolgate.HEAP);
  }
}
