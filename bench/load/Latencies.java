import java.util.concurrent.ConcurrentLinkedQueue;

/// How long answers took, and whether they were all there and as they should be.
final class Latencies {
  private final int requests;
  private final int expected;
  private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Integer> unexpected = new ConcurrentLinkedQueue<>();

  /// @param requests how many are sent
  /// @param expected the status that each answer should have
  Latencies(int requests, int expected) {
    this.requests = requests;
    this.expected = expected;
  }

  void add(int status, long since) {
    nanos.add(System.nanoTime() - since);
    if (status != expected) {
      unexpected.add(status);
    }
  }

  boolean areAllAsExpected() {
    return nanos.size() == requests && unexpected.isEmpty();
  }

  /// In milliseconds; 50 is the median.
  double percentile(double percent) {
    var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[(int) Math.ceil(sorted.length * percent / 100) - 1] / 1e6;
  }

  /// One line of a table, in milliseconds.
  String row(String what) {
    return "%-32s %8d %8.2f %8.2f %8.2f   %s"
        .formatted(
            what,
            nanos.size(),
            percentile(50),
            percentile(99),
            percentile(100),
            areAllAsExpected() ? "all " + expected : "not all " + expected + ": " + unexpected);
  }

  static String head() {
    return "%-32s %8s %8s %8s %8s".formatted("", "requests", "p50 ms", "p99 ms", "max ms");
  }
}
