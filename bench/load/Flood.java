import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Does a flood of unknown keys slow down those who have a known one? Five times: 5 s of users
/// alone, then the same beside 1,000 tokens of random keys, while the pool's JWKS takes a second.
///
/// Fails where a flood causes more than one fetch, or where users' p99 beside it is more than three
/// times their p99 alone.
final class Flood {
  private static final int ROUNDS = 5;
  private static final Duration PHASE = Duration.ofSeconds(5);
  private static final int STRANGERS = 1000;
  private static final int USERS = 4;
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final double MOST = 3;

  private final Pool pool;
  private final Poolgate poolgate;
  private final String[] tokens;

  private Flood(Pool pool, Poolgate poolgate) {
    this.pool = pool;
    this.poolgate = poolgate;
    this.tokens = IntStream.range(0, 2000).parallel().mapToObj(pool::token).toArray(String[]::new);
  }

  static void main() throws Exception {
    try (var pool = new Pool();
        var poolgate = new Poolgate(pool.environment())) {
      System.exit(new Flood(pool, poolgate).run() ? 0 : 1);
    }
  }

  private boolean run() {
    warmUp();
    int requests = ROUNDS * USERS * (int) PHASE.dividedBy(PAUSE);
    var alone = new Latencies(requests, 204);
    var beside = new Latencies(requests, 204);
    var strangers = new Latencies(ROUNDS * STRANGERS, 401);
    int most = 0;
    pool.delay(Duration.ofSeconds(1));
    for (int round = 0; round < ROUNDS; round++) {
      try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
        users(clients, alone);
      }
      int before = pool.fetches();
      try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
        users(clients, beside);
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
    return ratio <= MOST
        && most <= 1
        && alone.areAllAsExpected()
        && beside.areAllAsExpected()
        && strangers.areAllAsExpected();
  }

  /// As many requests as go, until the JIT compiler has done its work.
  private void warmUp() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int user = 0; user < USERS; user++) {
        clients.submit(() -> {
          try (var connection = poolgate.connect()) {
            for (int i = 0; System.nanoTime() < end; i++) {
              connection.verify(tokens[i % tokens.length]);
            }
          }
          return null;
        });
      }
    }
  }

  /// Each sends at fixed times, so that a slow answer does not spare the server the next request.
  private void users(ExecutorService clients, Latencies latencies) {
    long start = System.nanoTime();
    for (int user = 0; user < USERS; user++) {
      int offset = user * tokens.length / USERS;
      clients.submit(() -> {
        try (var connection = poolgate.connect()) {
          for (int i = 0; i < PHASE.dividedBy(PAUSE); i++) {
            long since = await(start + i * PAUSE.toNanos());
            int status = connection.verify(tokens[(offset + i) % tokens.length]);
            latencies.add(status, since);
          }
        }
        return null;
      });
    }
  }

  /// Each comes with a connection and a key of its own.
  private void strangers(ExecutorService clients, Latencies latencies) {
    long start = System.nanoTime();
    long pause = PHASE.dividedBy(STRANGERS).toNanos();
    for (int i = 0; i < STRANGERS; i++) {
      long due = start + i * pause;
      clients.submit(() -> {
        long since = await(due);
        try (var connection = poolgate.connect()) {
          latencies.add(connection.verify(pool.tokenOfKey(UUID.randomUUID().toString())), since);
        }
        return null;
      });
    }
  }

  /// Waits until a request is due, and returns since when it is waited for.
  private static long await(long due) {
    if (System.nanoTime() >= due) {
      return due;
    }
    while (System.nanoTime() < due) {
      LockSupport.parkNanos(due - System.nanoTime());
    }
    return System.nanoTime();
  }
}
