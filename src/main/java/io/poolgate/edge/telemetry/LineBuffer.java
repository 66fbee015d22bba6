package io.poolgate.edge.telemetry;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// Lines on their way to a stream that may be slow or have no reader: one thread writes many of
/// them at once, and whoever brings one never waits for the stream. What does not fit is dropped,
/// whole lines only, and counted.
final class LineBuffer {
  private static final int CAPACITY = 1 << 20; // bytes: some 4,000 lines
  private static final int FIRST_CAPACITY = 1 << 14;

  private final Object lock = new Object();
  private final long delayNanos;
  private byte[] incoming = new byte[FIRST_CAPACITY];
  private int used;
  private long dropped;
  private boolean isEnding;

  /// @param delay how long lines wait for others at most
  LineBuffer(Duration delay) {
    delayNanos = delay.toNanos();
  }

  /// Takes a line, its line break included, or drops it.
  void add(byte[] line) {
    synchronized (lock) {
      int end = used + line.length;
      if (end > CAPACITY) {
        dropped++;
        return;
      }
      if (end > incoming.length) {
        incoming = Arrays.copyOf(incoming, Math.min(CAPACITY, Math.max(end, 2 * incoming.length)));
      }
      System.arraycopy(line, 0, incoming, used, line.length);
      boolean isNews = used == 0 || (isHalfFull(end) && !isHalfFull(used));
      used = end;
      if (isNews) {
        lock.notifyAll();
      }
    }
  }

  /// How many lines were dropped since the start.
  long dropped() {
    synchronized (lock) {
      return dropped;
    }
  }

  /// Writes what comes, until it is told to end and has written all.
  void writeTo(PrintStream out) throws InterruptedException {
    var writing = new byte[FIRST_CAPACITY];
    while (true) {
      int length;
      synchronized (lock) {
        awaitLines();
        if (used == 0) {
          return;
        }
        var full = incoming;
        incoming = writing;
        writing = full;
        length = used;
        used = 0;
      }
      out.write(writing, 0, length); // a PrintStream throws nothing, whatever becomes of its reader
      out.flush();
    }
  }

  /// Returns when there is something to write and no reason to wait for more, or nothing will come.
  private void awaitLines() throws InterruptedException {
    while (used == 0 && !isEnding) {
      lock.wait();
    }
    long until = System.nanoTime() + delayNanos;
    for (long left = delayNanos; left > 0; left = until - System.nanoTime()) {
      if (isEnding || isHalfFull(used)) {
        return;
      }
      TimeUnit.NANOSECONDS.timedWait(lock, left);
    }
  }

  private static boolean isHalfFull(int length) {
    return length >= CAPACITY / 2;
  }

  /// Has the writer end once all is written.
  void end() {
    synchronized (lock) {
      isEnding = true;
      lock.notifyAll();
    }
  }
}
