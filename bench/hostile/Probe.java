import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Somebody else, who asks once a second, each time on a new connection: is it alive, and does a
/// sign-in work?
final class Probe implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private static final String ALIVE = request("GET /health/liveness", "");
  private static final String SIGN_IN =
      request(
          "POST /v1/sign-in",
          "{\"username\":\"demo@example.com\",\"password\":\"Poolgate-demo-1\"}");

  private final Target target;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService threads = Executors.newCachedThreadPool(); // none waits for others
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong worst = new AtomicLong(); // nanoseconds

  Probe(Target target) {
    this.target = target;
  }

  /// So many of each, one after the other.
  void warmUp(int times) {
    for (int i = 0; i < times; i++) {
      ask("liveness", ALIVE);
      ask("sign-in", SIGN_IN);
    }
    failures.clear();
    worst.set(0);
    sent.set(0);
  }

  /// Begins to ask.
  void begin() {
    clock.scheduleAtFixedRate(
        () -> {
          threads.execute(() -> ask("liveness", ALIVE));
          threads.execute(() -> ask("sign-in", SIGN_IN));
        },
        0,
        1,
        TimeUnit.SECONDS);
  }

  /// Asks no more, once what it has asked is answered.
  void end() throws InterruptedException {
    clock.shutdown();
    clock.awaitTermination(1, TimeUnit.SECONDS);
    threads.shutdown();
    threads.awaitTermination(3 * LONGEST.toSeconds(), TimeUnit.SECONDS);
  }

  List<String> failures() {
    return failures;
  }

  long sent() {
    return sent.get();
  }

  long worstMillis() {
    return TimeUnit.NANOSECONDS.toMillis(worst.get());
  }

  private void ask(String what, String request) {
    long start = System.nanoTime();
    sent.incrementAndGet();
    var answer = answer(request);
    long took = System.nanoTime() - start;
    worst.accumulateAndGet(took, Math::max);
    if (!answer.startsWith("HTTP/1.1 200 ") || took > LONGEST.toNanos()) {
      var line = answer.lines().findFirst().orElse("no answer");
      failures.add("%s after %d ms: %s".formatted(what, took / 1_000_000, line));
    }
  }

  private String answer(String request) {
    var protocol = target.tls() ? Wire.Protocol.HTTP_1_1 : Wire.Protocol.PLAIN;
    var here = InetAddress.getLoopbackAddress();
    try (var wire = new Wire(target.port(), protocol, here, 0, new Counts())) {
      wire.patience(LONGEST);
      wire.write(request);
      return new String(wire.input().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String request(String line, String json) {
    return line
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + (json.isEmpty()
            ? "\r\n"
            : "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n")
        + json;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    threads.shutdownNow();
  }
}
