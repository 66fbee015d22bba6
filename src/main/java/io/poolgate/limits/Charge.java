package io.poolgate.limits;

/// What is asked of one bucket.
///
/// @param needs how many tokens must be left; [#UNASKED] where they are taken whatever is left
/// @param takes how many it takes; below zero, it gives them back
/// @param counted whether this instance has counted it already
/// @param twin the index of another charge in the list that is of the same user: from then on both
///   buckets are as empty as the emptier one; or [#NO_TWIN]
record Charge(Limit limit, Rate rate, Key key, int needs, int takes, boolean counted, int twin) {
  static final int UNASKED = -1;
  static final int NO_TWIN = -1;

  Charge taking(int more) {
    return new Charge(limit, rate, key, needs, takes + more, counted, twin);
  }

  Charge withTwin(int index) {
    return new Charge(limit, rate, key, needs, takes, counted, index);
  }

  boolean isOf(Limit other, Key same) {
    return limit == other && key.equals(same);
  }

  /// Microseconds to wait until the bucket has what it needs.
  long wait(long full, long now) {
    return needs < 0 ? 0 : rate.after(full, 0, now) + needs * rate.interval() - now - rate.burst();
  }
}
