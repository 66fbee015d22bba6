/// Did a change make the guarded route dearer? `GET /v1/me` of this jar and of an earlier one
/// (`-Dearlier=…`), with 10,000 tokens and as shipped, in turns.
///
/// Fails where the median of this one's rounds is 5 % above that of the earlier one's.
final class Change {
  private static final int TOKENS = Run.times(10_000, 100);

  private Change() {}

  static void main() throws Exception {
    boolean kept;
    try (var pool = new Pool();
        var before = server(System.getProperty("earlier", Poolgate.JAR), pool);
        var after = server(Poolgate.JAR, pool)) {
      var requests = Requests.guarded(Poolgate.GUARDED, pool.tokens(TOKENS));
      var micros =
          new Turns().with("earlier jar", before, requests).with("this jar", after, requests).run();
      kept =
          Run.isAtMost(1.05, "this / earlier", micros.get("this jar") / micros.get("earlier jar"));
    }
    System.exit(kept ? 0 : 1);
  }

  private static Server server(String jar, Pool pool) throws Exception {
    return Poolgate.onProcessor0(jar, pool.environment(), Poolgate.HEAP);
  }
}
