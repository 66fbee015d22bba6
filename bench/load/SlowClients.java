import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Do clients that send one byte a second slow down others? Five times: 5 s of users alone, then
/// the same beside 2,000 of those, half in the middle of a request's head and half in its body.
/// They come one after the other within the time that a request may take; from then on the server
/// closes 200 of them a second, and each comes back.
///
/// Fails where users' p99 beside them is more than twice their p99 alone, where a request of theirs
/// is not answered as it should be, or where the slow ones were not there.
final class SlowClients {
  private static final int ROUNDS = Run.times(5, 1);
  private static final int SLOW = Run.times(2000, 200);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
  private static final double MOST = 2;

  private static final String HEAD = "GET /v1/me HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
  private static final String BODY =
      "POST /v1/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
          + "Content-Length: 60000\r\n\r\n";

  private final Poolgate poolgate;
  private final Users users;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  private SlowClients(Pool pool, Poolgate poolgate) {
    this.poolgate = poolgate;
    this.users = new Users(pool, poolgate);
  }

  static void main() throws Exception {
    try (var pool = new Pool()) {
      var environment = new HashMap<>(pool.environment());
      environment.put("POOLGATE_CONNECTIONS_MAX_PER_ADDRESS", "0"); // all come from here
      try (var poolgate = new Poolgate(environment)) {
        System.exit(new SlowClients(pool, poolgate).run() ? 0 : 1);
      }
    }
  }

  private boolean run() throws IOException, InterruptedException {
    users.warmUp();
    var alone = new Latencies(ROUNDS * Users.REQUESTS, 204);
    var beside = new Latencies(ROUNDS * Users.REQUESTS, 204);
    int fewest = SLOW;
    for (int round = 0; round < ROUNDS; round++) {
      awaitEmpty();
      users.send(alone);
      try (var slow = Executors.newVirtualThreadPerTaskExecutor()) {
        IntStream.range(0, SLOW).forEach(i -> slow.submit(() -> trickle(i)));
        Thread.sleep(REQUEST_TIMEOUT.plusSeconds(1));
        int before = open.get();
        users.send(beside);
        fewest = Math.min(fewest, Math.min(before, open.get()));
        slow.shutdownNow();
      }
    }
    double ratio = beside.percentile(99) / alone.percentile(99);
    System.out.println(Latencies.head());
    System.out.println(alone.row("users, alone"));
    System.out.println(beside.row("users, beside slow clients"));
    System.out.printf("slow connections open around a phase: %d at least%n", fewest);
    System.out.printf("closed by the server, and opened again: %d%n", closed.get());
    System.out.printf("p99 beside slow clients / alone: %.2f (at most %.0f)%n", ratio, MOST);
    boolean present = fewest > SLOW * 0.95 && closed.get() > 0;
    return Run.isKept(ratio <= MOST && present)
        && alone.areAllAsExpected()
        && beside.areAllAsExpected();
  }

  /// Waits until those of the round before are gone, because closing them is work, too.
  private void awaitEmpty() throws IOException, InterruptedException {
    while (poolgate.metric("poolgate_connections ") > 1) { // the metrics' own
      Thread.sleep(100);
    }
  }

  /// Until it is interrupted.
  private Void trickle(int number) throws InterruptedException {
    var begin = number % 2 == 0 ? HEAD : BODY;
    Thread.sleep(REQUEST_TIMEOUT.multipliedBy(number).dividedBy(SLOW));
    while (!Thread.currentThread().isInterrupted()) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), poolgate.port())) {
        open.incrementAndGet();
        socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
        while (true) {
          Thread.sleep(1000);
          socket.getOutputStream().write('x');
        }
      } catch (IOException e) {
        closed.incrementAndGet();
      } finally {
        open.decrementAndGet();
      }
    }
    return null;
  }
}
