/// Is a small heap enough? The guarded route with 10,000 tokens, and sign-ins over 500 connections,
/// with `-Xmx96m` beside `-Xmx256m`, in turns.
///
/// Fails where a request costs more than 1.1 of what it does in the larger heap, or where memory
/// runs out.
final class SmallHeap {
  private static final int TOKENS = Run.times(10_000, 100);
  private static final int SIGN_INS = 500;

  private SmallHeap() {}

  static void main() throws Exception {
    boolean kept;
    try (var pool = new Pool();
        var ready = Peers.readyPool(pool);
        var small = Poolgate.onProcessor0(Poolgate.JAR, pool.behind(ready), "-Xmx96m");
        var large = Poolgate.onProcessor0(Poolgate.JAR, pool.behind(ready), Poolgate.HEAP)) {
      var guarded = Requests.guarded(Poolgate.GUARDED, pool.tokens(TOKENS));
      var signIns = Requests.signIns(SIGN_INS);
      var micros =
          new Turns()
              .with("guarded, 256 MB", large, guarded)
              .with("guarded, 96 MB", small, guarded)
              .with("sign-ins, 256 MB", large, signIns)
              .with("sign-ins, 96 MB", small, signIns)
              .run();
      kept =
          Run.isAtMost(
                  1.1,
                  "guarded, 96 MB / 256 MB",
                  micros.get("guarded, 96 MB") / micros.get("guarded, 256 MB"))
              & Run.isAtMost(
                  1.1,
                  "sign-ins, 96 MB / 256 MB",
                  micros.get("sign-ins, 96 MB") / micros.get("sign-ins, 256 MB"))
              & !small.isOutOfMemory();
    }
    System.exit(kept ? 0 : 1);
  }
}
