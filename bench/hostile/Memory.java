import java.io.IOException;
import java.time.Duration;

/// Whether a server's heap is back to what it should be, and how long that took.
final class Memory {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final long most;
  private final long heap;
  private final Duration took;

  /// Waits for it.
  ///
  /// @param most that may be alive in the heap, in MiB
  Memory(Target target, long most, Duration patience) throws IOException, InterruptedException {
    this.most = most;
    long start = System.nanoTime();
    long end = start + patience.toNanos();
    long alive = target.liveHeap();
    while (alive > most && target.isAlive() && System.nanoTime() < end) {
      Thread.sleep(PAUSE);
      alive = target.liveHeap();
    }
    heap = alive;
    took = Duration.ofNanos(System.nanoTime() - start);
  }

  boolean isBack() {
    return heap >= 0 && heap <= most;
  }

  /// In MiB; -1 where it could not be told.
  long heap() {
    return heap;
  }

  Duration took() {
    return took;
  }

  @Override
  public String toString() {
    return heap + " MiB of heap are alive, and should be " + most + " at most";
  }
}
