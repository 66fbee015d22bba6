import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/// Can a stranger tell by the clock which users exist? 200 interleaved calls of each route that
/// takes a user name, for each of what may stand behind one, each with a new name, at the local
/// pool; then the same with an early return planted in front of the pool, which the measurement
/// must show on every route.
///
/// Fails where two medians of a route differ by more than 10 % and 2 ms, or where the planted ones
/// do not.
final class Enumeration {
  private static final int CALLS = Run.times(200, 3);
  private static final int WARM_UP = Run.times(60, 1);
  private static final Names.Kind[] KINDS = Names.Kind.values();

  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalUserPool pool;
  private final Names names;

  private Enumeration(LocalUserPool pool) {
    this.pool = pool;
    this.names = new Names(pool);
  }

  static void main() throws Exception {
    try (var pool = LocalUserPool.start(LocalPoolOptions.builder().port(0).build())) {
      System.exit(new Enumeration(pool).run() ? 0 : 1);
    }
  }

  private boolean run() throws Exception {
    try (var front = new EarlyReturn(pool.endpoint(), names::isUser);
        var poolgate = new Poolgate(environment(front.address()))) {
      measure(poolgate, WARM_UP);
      var asItIs = measure(poolgate, CALLS);
      front.plant();
      return verdict(asItIs, measure(poolgate, CALLS));
    }
  }

  private Map<String, String> environment(String endpoint) {
    return Map.of(
        "COGNITO_USER_POOL_ID",
        pool.id(),
        "COGNITO_CLIENT_ID",
        pool.publicClient().id(),
        "COGNITO_ENDPOINT",
        endpoint,
        "COGNITO_JWKS_URL",
        pool.jwksUrl().toString(),
        "POOLGATE_REVEAL_EXISTING_USERS",
        "false",
        "POOLGATE_LIMITS_ENABLED",
        "false");
  }

  /// The medians in milliseconds, by route and in the order of the kinds. All take turns, in an
  /// order that moves on, so that none always follows the same other one.
  private Map<Guess, double[]> measure(Poolgate poolgate, int calls) throws Exception {
    var times = new EnumMap<Guess, double[][]>(Guess.class);
    for (var guess : Guess.values()) {
      times.put(guess, new double[KINDS.length][calls]);
    }
    for (int call = 0; call < calls; call++) {
      for (var guess : Guess.values()) {
        for (int turn = 0; turn < KINDS.length; turn++) {
          int kind = (call + turn) % KINDS.length;
          times.get(guess)[kind][call] = time(poolgate, guess, names.next(KINDS[kind]));
        }
      }
    }
    var medians = new EnumMap<Guess, double[]>(Guess.class);
    times.forEach((guess, all) ->
        medians.put(guess, Arrays.stream(all).mapToDouble(Enumeration::median).toArray()));
    return medians;
  }

  private double time(Poolgate poolgate, Guess guess, String name) throws Exception {
    var request = guess.request(poolgate.port(), name);
    long start = System.nanoTime();
    var response = http.send(request, BodyHandlers.ofString());
    double millis = (System.nanoTime() - start) / 1e6;
    if (!guess.isAnsweredBy(response)) {
      throw new IOException(guess + ": " + response.statusCode() + " " + response.body());
    }
    return millis;
  }

  private static double median(double[] times) {
    Arrays.sort(times);
    return times[times.length / 2];
  }

  /// Prints what was measured, and says whether it is as it should be.
  private static boolean verdict(Map<Guess, double[]> asItIs, Map<Guess, double[]> planted) {
    System.out.printf("medians in ms %20s", "");
    for (var kind : KINDS) {
      System.out.printf("%12s", kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    System.out.printf("%9s%15s%n", "apart", "with mistake");
    boolean right = true;
    for (var guess : Guess.values()) {
      var medians = asItIs.get(guess);
      System.out.printf("%-34s", guess.path);
      DoubleStream.of(medians).forEach(median -> System.out.printf("%12.2f", median));
      System.out.printf("%9.2f%15.2f", apart(medians), apart(planted.get(guess)));
      boolean asPromised = areAlike(medians) && !areAlike(planted.get(guess));
      System.out.println(asPromised ? "" : "  FAILED");
      right &= asPromised;
    }
    return Run.isKept(right);
  }

  private static boolean areAlike(double[] medians) {
    double least = DoubleStream.of(medians).min().orElseThrow();
    return apart(medians) <= Math.max(2, least * 0.1);
  }

  private static double apart(double[] medians) {
    var statistics = DoubleStream.of(medians).summaryStatistics();
    return statistics.getMax() - statistics.getMin();
  }
}
