import java.util.ArrayList;
import java.util.Collections;

/// Does it depend on chance what a guarded request costs? Five servers from one jar, each with what
/// its own start and warm-up made of it, in turns.
///
/// Fails where the dearest costs more than 1.05 of the cheapest.
final class Starts {
  private static final int STARTS = Run.times(5, 2);
  private static final int TOKENS = Run.times(10_000, 100);

  private Starts() {}

  static void main() throws Exception {
    boolean kept;
    var servers = new ArrayList<Server>();
    try (var pool = new Pool()) {
      var requests = Requests.guarded(Poolgate.GUARDED, pool.tokens(TOKENS));
      var turns = new Turns();
      for (int start = 1; start <= STARTS; start++) {
        var server = Poolgate.onProcessor0(Poolgate.JAR, pool.environment(), Poolgate.HEAP);
        servers.add(server);
        turns.with("start " + start, server, requests);
      }
      var micros = turns.run().values();
      kept =
          Run.isAtMost(
              1.05, "dearest / cheapest", Collections.max(micros) / Collections.min(micros));
    } finally {
      for (var server : servers) {
        server.close();
      }
    }
    System.exit(kept ? 0 : 1);
  }
}
