import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Does the server outlive what a hostile client can do to it? Each attack has a server of its own,
/// with a heap of 256 MB; beside it somebody else asks once a second whether it is alive and signs
/// in. Then the attackers leave, memory has a minute to come back, they come again, and in the
/// middle of that the server is told to end (SIGTERM).
///
/// Fails where somebody else is not answered well within 5 s, where memory runs out or does not
/// come back, or where the end takes longer than 15 s. Only ever attacks this machine.
///
/// `java bench/hostile/Hostile.java [-t SECONDS] [-a ADDRESSES] [ATTACK…]`: 60 s of every attack,
/// each from one address, unless told otherwise; with `-l` their names alone.
final class Hostile {
  private static final Duration MEMORY_BACK = Duration.ofMinutes(1);
  private static final Duration BEFORE_END = Duration.ofSeconds(5);
  private static final int WARM_UP = 50;
  private static final int MARGIN = 16; // MiB of heap that a server may have more than before

  private static final Predicate<String> OUT_OF_MEMORY = line -> line.contains("OutOfMemoryError");

  private final Duration time;
  private final int addresses;

  private Hostile(Duration time, int addresses) {
    this.time = time;
    this.addresses = addresses;
  }

  static void main(String[] arguments) throws Exception {
    var attacks = Attack.all();
    var known = attacks.stream().map(Attack::name).toList();
    if (List.of(arguments).contains("-l")) {
      known.forEach(System.out::println);
      return;
    }
    var names = new ArrayList<>(List.of(arguments));
    int seconds = option(names, "-t", 60);
    int addresses = option(names, "-a", 1);
    if (!names.isEmpty()) {
      if (!known.containsAll(names)) {
        System.err.println("The attacks are: " + String.join(" ", known));
        System.exit(2);
      }
      attacks = attacks.stream().filter(attack -> names.contains(attack.name())).toList();
    }
    var hostile = new Hostile(Duration.ofSeconds(seconds), addresses);
    System.out.println(Outcome.HEAD);
    boolean held = true;
    for (var attack : attacks) {
      var outcome = hostile.run(attack);
      System.out.println(outcome.row(attack.name()));
      outcome.faults().forEach(fault -> System.out.println("    " + fault));
      held &= outcome.faults().isEmpty();
    }
    System.exit(held ? 0 : 1);
  }

  private static int option(List<String> arguments, String name, int otherwise) {
    int at = arguments.indexOf(name);
    if (at < 0) {
      return otherwise;
    }
    arguments.remove(at);
    return Integer.parseInt(arguments.remove(at));
  }

  private Outcome run(Attack attack) throws Exception {
    var counts = new Counts();
    try (var target = new Target(attack.tls());
        var probe = new Probe(target)) {
      probe.warmUp(WARM_UP);
      long heapBefore = target.liveHeap();
      long before = target.memory("VmRSS");
      try (var _ = crowd(attack, target, counts)) {
        probe.begin();
        Thread.sleep(time);
        probe.end();
      }
      var memory = new Memory(target, heapBefore + MARGIN, MEMORY_BACK);
      var faults = new ArrayList<String>();
      var resident = "-";
      var end = Duration.ZERO;
      if (target.isAlive()) {
        resident = "%d → %d → %d".formatted(before, target.memory("VmHWM"), target.memory("VmRSS"));
        try (var _ = crowd(attack, target, new Counts())) {
          Thread.sleep(BEFORE_END);
          end = target.terminate();
        }
      } else {
        faults.add("the process ended by itself");
      }
      if (counts.opened.get() == 0) {
        faults.add("no attacker came in");
      }
      if (!memory.isBack()) {
        faults.add("memory is not back: " + memory);
      }
      if (end.compareTo(Target.LONGEST_END) > 0) {
        faults.add("SIGTERM did not end it within " + Target.LONGEST_END.toSeconds() + " s");
      }
      target.log().lines().filter(OUT_OF_MEMORY).findFirst().ifPresent(faults::add);
      faults.addAll(probe.failures());
      return new Outcome(
          counts, probe, resident, heapBefore, memory, end, target.log().length(), faults);
    }
  }

  private Crowd crowd(Attack attack, Target target, Counts counts) throws Exception {
    return new Crowd(attack, target.port(), addresses, counts);
  }
}
