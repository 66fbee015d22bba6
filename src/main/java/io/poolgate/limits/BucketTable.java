package io.poolgate.limits;

/// The buckets of one limit in arrays of a fixed size: 20 bytes for each. Not for several threads.
///
/// A key belongs to one set of 16 buckets. Where a set is full, the bucket that will be full again
/// first makes room. So those who flood it with names and addresses lose their own counts first:
/// the count of a victim survives unless all 15 others were counted higher, and nobody outside
/// knows which keys share a set.
final class BucketTable {
  private static final int WAYS = 16;
  static final int NONE = -1;

  private final long[] keys;
  private final long[] full;
  private final int[] owed;

  /// @param sets of 16 buckets each
  BucketTable(int sets) {
    keys = new long[sets * WAYS];
    full = new long[sets * WAYS];
    owed = new int[sets * WAYS];
  }

  /// Where the key's bucket is, or [#NONE].
  int find(Key key) {
    int first = set(key);
    for (int slot = first; slot < first + WAYS; slot++) {
      if (keys[slot] == key.hash() && full[slot] != 0) {
        return slot;
      }
    }
    return NONE;
  }

  /// Where the key's bucket is. It is made if need be.
  int place(Key key) {
    int found = find(key);
    if (found != NONE) {
      return found;
    }
    int first = set(key);
    int spare = first;
    for (int slot = first + 1; slot < first + WAYS; slot++) {
      if (full[slot] < full[spare]) {
        spare = slot;
      }
    }
    keys[spare] = key.hash();
    full[spare] = 0;
    owed[spare] = 0;
    return spare;
  }

  /// When the bucket is full again, in microseconds since 1970.
  long full(int slot) {
    return slot == NONE ? 0 : full[slot];
  }

  void setFull(int slot, long time) {
    full[slot] = time;
  }

  /// How many tokens of the bucket were taken here and not reported to Redis, as far as is known.
  int owed(int slot) {
    return owed[slot];
  }

  void setOwed(int slot, int tokens) {
    owed[slot] = tokens;
  }

  private int set(Key key) {
    return (int) Long.remainderUnsigned(key.hash(), keys.length / WAYS) * WAYS;
  }
}
