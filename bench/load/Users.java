import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// A few users with valid tokens, whose requests show how the server does.
final class Users {
  /// How long they are watched at a time.
  static final Duration PHASE = Duration.ofSeconds(Run.times(5, 1));

  private static final int COUNT = 4;
  private static final Duration PAUSE = Duration.ofMillis(10);

  /// How many requests they send in a phase.
  static final int REQUESTS = COUNT * (int) PHASE.dividedBy(PAUSE);

  private final Poolgate poolgate;
  private final String[] tokens;

  Users(Pool pool, Poolgate poolgate) {
    this.poolgate = poolgate;
    this.tokens = IntStream.range(0, 2000).parallel().mapToObj(pool::token).toArray(String[]::new);
  }

  /// Sends as many requests as it can, until the JIT compiler has done its work.
  void warmUp() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Run.times(30, 1));
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int user = 0; user < COUNT; user++) {
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

  /// A phase, to its end.
  void send(Latencies latencies) {
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      send(clients, latencies);
    }
  }

  /// A phase. Each sends at fixed times, so that a slow answer does not spare the server the next
  /// request.
  void send(ExecutorService clients, Latencies latencies) {
    long start = System.nanoTime();
    for (int user = 0; user < COUNT; user++) {
      int offset = user * tokens.length / COUNT;
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

  /// Waits until a request is due, and returns the time from which it is measured.
  static long await(long due) {
    if (System.nanoTime() >= due) {
      return due;
    }
    while (System.nanoTime() < due) {
      LockSupport.parkNanos(due - System.nanoTime());
    }
    return System.nanoTime();
  }
}
