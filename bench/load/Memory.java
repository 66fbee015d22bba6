import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Does the server stay within its memory? 100,000 different valid tokens go to a server with
/// `-Xmx128m`, which remembers 32 MiB of them.
///
/// Fails where a token is not accepted, where the remembered ones weigh more than they may, or
/// where the server runs out of memory.
final class Memory {
  private static final int TOKENS = Run.times(100_000, 2_000);
  private static final int CONNECTIONS = 8;
  private static final int CACHE = 32 << 20; // the default of POOLGATE_TOKEN_CACHE_WEIGHT

  static void main() throws Exception {
    try (var pool = new Pool();
        var poolgate = new Poolgate(pool.environment(), "-Xmx128m")) {
      System.exit(run(pool, poolgate) ? 0 : 1);
    }
  }

  private static boolean run(Pool pool, Poolgate poolgate) throws Exception {
    var tokens = IntStream.range(0, TOKENS).parallel().mapToObj(pool::token).toList();
    var latencies = new Latencies(TOKENS, 204);
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < CONNECTIONS; client++) {
        int first = client;
        clients.submit(() -> {
          try (var connection = poolgate.connect()) {
            for (int i = first; i < TOKENS; i += CONNECTIONS) {
              long since = System.nanoTime();
              latencies.add(connection.verify(tokens.get(i)), since);
            }
          }
          return null;
        });
      }
    }
    double verified = poolgate.metric("poolgate_token_verifications_total{verdict=\"verified\"}");
    double weight = poolgate.metric("poolgate_token_cache_weight_bytes");
    boolean outOfMemory = poolgate.server().isOutOfMemory();
    System.out.println(Latencies.head());
    System.out.println(latencies.row("different valid tokens"));
    System.out.printf("verified: %.0f of %d%n", verified, TOKENS);
    System.out.printf("remembered: %.1f MiB (at most %d)%n", weight / (1 << 20), CACHE >> 20);
    System.out.printf("peak resident memory: %d MiB%n", poolgate.server().peakMemory() >> 10);
    System.out.printf("OutOfMemoryError: %s%n", outOfMemory ? "yes" : "none");
    return latencies.areAllAsExpected()
        && verified == TOKENS
        && Run.isKept(weight <= CACHE)
        && !outOfMemory;
  }
}
