import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Does a flood of unknown keys slow down those who have a known one? Five times: 5 s of users
/// alone, then the same beside 1,000 tokens of random keys, while the pool's JWKS takes a second.
///
/// Fails where a flood causes more than one fetch, or where users' p99 beside it is more than three
/// times their p99 alone.
final class Flood {
  private static final int ROUNDS = Run.times(5, 1);
  private static final int STRANGERS = Run.times(1000, 100);
  private static final double MOST = 3;

  private final Pool pool;
  private final Poolgate poolgate;
  private final Users users;

  private Flood(Pool pool, Poolgate poolgate) {
    this.pool = pool;
    this.poolgate = poolgate;
    this.users = new Users(pool, poolgate);
  }

  static void main() throws Exception {
    try (var pool = new Pool();
        var poolgate = new Poolgate(pool.environment())) {
      System.exit(new Flood(pool, poolgate).run() ? 0 : 1);
    }
  }

  private boolean run() {
    users.warmUp();
    var alone = new Latencies(ROUNDS * Users.REQUESTS, 204);
    var beside = new Latencies(ROUNDS * Users.REQUESTS, 204);
    var strangers = new Latencies(ROUNDS * STRANGERS, 401);
    int most = 0;
    pool.delay(Duration.ofSeconds(1));
    for (int round = 0; round < ROUNDS; round++) {
      users.send(alone);
      int before = pool.fetches();
      try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
        users.send(clients, beside);
        strangers(clients, strangers);
      }
      most = Math.max(most, pool.fetches() - before);
    }
    double ratio = beside.percentile(99) / alone.percentile(99);
    System.out.println(Latencies.head());
    System.out.println(alone.row("known key, alone"));
    System.out.println(beside.row("known key, beside the flood"));
    System.out.println(strangers.row("random keys: the flood"));
    System.out.printf("p99 beside the flood / alone: %.2f (at most %.0f)%n", ratio, MOST);
    System.out.printf("JWKS fetches in one flood: %d (at most 1)%n", most);
    return Run.isKept(ratio <= MOST && most <= 1)
        && alone.areAllAsExpected()
        && beside.areAllAsExpected()
        && strangers.areAllAsExpected();
  }

  /// Each comes with a connection and a key of its own.
  private void strangers(ExecutorService clients, Latencies latencies) {
    long start = System.nanoTime();
    long pause = Users.PHASE.dividedBy(STRANGERS).toNanos();
    for (int i = 0; i < STRANGERS; i++) {
      long due = start + i * pause;
      clients.submit(() -> {
        long since = Users.await(due);
        try (var connection = poolgate.connect()) {
          latencies.add(connection.verify(pool.tokenOfKey(UUID.randomUUID().toString())), since);
        }
        return null;
      });
    }
  }
}
