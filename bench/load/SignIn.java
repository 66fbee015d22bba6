/// What does a sign-in cost the server? The processor time of `POST /v1/sign-in` as shipped, its
/// log written to a file, beside the same route in Node.js (Fastify, and the AWS SDK for
/// JavaScript), over 32 connections and over 1,000, before a pool that answers at once. All take
/// turns.
///
/// Fails where a sign-in costs more than half of the other.
final class SignIn {
  private static final int FEW = 32;
  private static final int MANY = 1000;

  private SignIn() {}

  static void main() throws Exception {
    boolean kept;
    try (var pool = new Pool();
        var ready = Peers.readyPool(pool);
        var fastify = Peers.fastify(pool, ready);
        var poolgate = Poolgate.onProcessor0(Poolgate.JAR, pool.behind(ready), Poolgate.HEAP)) {
      var few = Requests.signIns(FEW);
      var many = Requests.signIns(MANY);
      var micros =
          new Turns()
              .with("Fastify, 32", fastify, few)
              .with("Poolgate, 32", poolgate, few)
              .with("Fastify, 1,000", fastify, many)
              .with("Poolgate, 1,000", poolgate, many)
              .run();
      kept =
          Run.isAtMost(0.5, "at 32", micros.get("Poolgate, 32") / micros.get("Fastify, 32"))
              & Run.isAtMost(
                  0.5, "at 1,000", micros.get("Poolgate, 1,000") / micros.get("Fastify, 1,000"));
    }
    System.exit(kept ? 0 : 1);
  }
}
