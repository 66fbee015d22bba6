import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Servers that share processor 0 and are loaded in turns, from processor 1, while the others rest:
/// what else the machine does, and how fast it is, is the same for all of them.
final class Turns {
  private static final int WARM_UP = Run.times(40, 4); // seconds
  private static final int SECONDS = Run.times(5, 2);
  private static final int ROUNDS = Run.times(7, 1);

  private final Map<String, Side> sides = new LinkedHashMap<>();

  private record Side(Server server, Requests requests, List<Wrk.Figure> figures) {}

  /// One more that takes its turn.
  Turns with(String name, Server server, Requests requests) {
    sides.put(name, new Side(server, requests, new ArrayList<>()));
    return this;
  }

  /// Warms all up, loads them in turns, and prints what that cost.
  ///
  /// @return the median of each, in microseconds a request
  Map<String, Double> run() throws IOException, InterruptedException {
    for (var side : sides.values()) {
      Wrk.load(side.server, side.requests, WARM_UP);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (var side : inOrderOf(round)) {
        side.figures.add(Wrk.load(side.server, side.requests, SECONDS));
      }
    }
    System.out.printf(
        "%-28s %8s %16s %9s %9s %9s%n", "", "µs/req", "least to most", "p99", "idle MB", "loaded");
    var medians = new LinkedHashMap<String, Double>();
    for (var side : sides.entrySet()) {
      medians.put(side.getKey(), told(side.getKey(), side.getValue()));
    }
    return medians;
  }

  /// So that none always follows the same other one.
  private List<Side> inOrderOf(int round) {
    var order = new ArrayList<>(sides.values());
    return round % 2 == 0 ? order : order.reversed();
  }

  private static double told(String name, Side side) throws IOException {
    side.figures.sort((one, other) -> Double.compare(one.micros(), other.micros()));
    var median = side.figures.get(side.figures.size() / 2);
    System.out.printf(
        "%-28s %8.1f %6.1f to %6.1f %9s %9d %9d%n",
        name,
        median.micros(),
        side.figures.getFirst().micros(),
        side.figures.getLast().micros(),
        median.p99(),
        side.server.idleMemory() >> 10,
        side.server.memory() >> 10);
    return median.micros();
  }
}
