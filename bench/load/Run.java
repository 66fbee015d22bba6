/// How much a program does. A short run (`-Dshort=true`) shows that it still starts, measures and
/// prints: it may fail for an answer that is not as it should be, and never for a figure.
enum Run {
  FULL,
  SHORT;

  static final Run THIS = Boolean.getBoolean("short") ? SHORT : FULL;

  /// So many in a full run, few in a short one.
  static int times(int full, int few) {
    return THIS == FULL ? full : few;
  }

  /// Whether a figure is as promised. A short run does not ask.
  static boolean isKept(boolean promise) {
    return THIS == SHORT || promise;
  }

  /// Prints a figure and its bound, and says whether it is kept.
  static boolean isAtMost(double bound, String what, double figure) {
    boolean kept = figure <= bound;
    System.out.printf(
        "%-44s %6.2f (at most %.2f)%s%n", what, figure, bound, kept ? "" : "  MISSED");
    return isKept(kept);
  }
}
