package io.poolgate.edge.connection.memory;

/// What one connection holds of the memory of all. It is counted on the connection's own event
/// loop, and reported to [HeldMemory] when it has changed enough to matter. An ordinary request
/// holds less than that, and costs nothing here.
public final class Share {
  /// How far the reported sum may be from the real one, in bytes.
  public static final int SLACK = 2 << 10;

  /// How many bytes of requests, and for the socket, one connection may hold. Answers that wait for
  /// its window are not among them: they are those of 100 streams at most.
  static final long MOST = 1 << 20;

  private final HeldMemory all;
  private final Runnable end;
  private volatile String address;
  private volatile long published;
  private long requests;
  private long answers;
  private long unsent;
  private long told;

  Share(HeldMemory all, String address, Runnable end) {
    this.all = all;
    this.address = address;
    this.end = end;
  }

  String address() {
    return address;
  }

  /// For [HeldMemory] alone, while it does not count this one.
  void address(String other) {
    address = other;
  }

  /// What [HeldMemory] knows of it.
  long published() {
    return published;
  }

  /// Counts requests.
  ///
  /// @param bytes that they hold now, whether they are still arriving or wait for their answers
  public void requests(long bytes) {
    requests = bytes;
    tell();
  }

  /// Counts answers that wait for the client to open its window (HTTP/2).
  ///
  /// @param bytes that they hold now
  public void answers(long bytes) {
    answers = bytes;
    tell();
  }

  /// Counts what waits for the socket.
  ///
  /// @param bytes that wait now
  public void unsent(long bytes) {
    unsent = bytes;
    tell();
  }

  private void tell() {
    long now = requests + answers + unsent;
    if (Math.abs(now - told) <= SLACK) {
      return;
    }
    long more = now - told;
    told = now;
    if (requests + unsent > MOST) {
      all.end(this);
    } else {
      add(more);
    }
  }

  void add(long bytes) {
    all.add(this, bytes);
  }

  /// For [HeldMemory] alone, one caller at a time.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  void publish(long more) {
    published += more;
  }

  void end() {
    end.run();
  }
}
