import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The connections of an attack, from so many addresses of this machine. They come within a few
/// seconds, each comes back when it was ended, and all are gone once this is closed.
final class Crowd implements AutoCloseable {
  private static final Duration ARRIVAL = Duration.ofSeconds(3);

  private final Attack attack;
  private final int port;
  private final Counts counts;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param addresses from how many the connections come, at most 250; none is the one of others
  Crowd(Attack attack, int port, int addresses, Counts counts) throws IOException {
    this.attack = attack;
    this.port = port;
    this.counts = counts;
    for (int number = 0; number < attack.connections(); number++) {
      var from = InetAddress.getByName("127.0.1." + (1 + number % addresses));
      var wait = ARRIVAL.multipliedBy(number).dividedBy(attack.connections());
      threads.submit(() -> attack(from, wait));
    }
  }

  private Void attack(InetAddress from, Duration wait) throws InterruptedException {
    Thread.sleep(wait);
    while (!Thread.currentThread().isInterrupted()) {
      try (var wire = new Wire(port, attack.protocol(), from, attack.receiveBuffer(), counts)) {
        attack.course().run(wire);
      } catch (IOException e) {
        counts.ended.incrementAndGet();
      }
      Thread.sleep(attack.pause());
    }
    return null;
  }

  /// An interrupt closes the socket that a virtual thread waits for.
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
