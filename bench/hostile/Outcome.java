import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What came of an attack.
///
/// @param resident memory of the server's process before, at most, and after, in MiB
/// @param heapBefore what was alive in its heap before the attack, in MiB
/// @param end how long it took to end
/// @param logged what it wrote, in bytes
/// @param faults what is not as it should be
record Outcome(
    Counts counts,
    Probe probe,
    String resident,
    long heapBefore,
    Memory memory,
    Duration end,
    int logged,
    List<String> faults) {

  private static final int MOST_FAULTS = 8;

  static final String HEAD =
      "%-20s %6s %6s %7s %6s %6s %8s %17s %11s %6s %6s %7s"
          .formatted(
              "",
              "opened",
              "ended",
              "MB sent",
              "probes",
              "failed",
              "worst ms",
              "RSS MiB",
              "heap MiB",
              "back s",
              "end s",
              "log KiB");

  /// The first ones.
  Outcome {
    int more = faults.size() - MOST_FAULTS;
    if (more > 0) {
      faults = new ArrayList<>(faults.subList(0, MOST_FAULTS));
      faults.add("and " + more + " more");
    }
  }

  String row(String what) {
    return "%-20s %6d %6d %7.1f %6d %6d %8d %17s %11s %6s %6.1f %7d"
        .formatted(
            what,
            counts.opened.get(),
            counts.ended.get(),
            counts.bytes.get() / 1e6,
            probe.sent(),
            probe.failures().size(),
            probe.worstMillis(),
            resident,
            heapBefore + " → " + memory.heap(),
            memory.isBack() ? memory.took().toSeconds() : "-",
            end.toMillis() / 1e3,
            logged >> 10);
  }
}
