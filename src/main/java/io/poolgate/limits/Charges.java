package io.poolgate.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A list of charges in the making, one for each bucket.
final class Charges {
  private final Map<Limit, Rate> rates;
  private final List<Charge> list = new ArrayList<>();

  Charges(Map<Limit, Rate> rates) {
    this.rates = rates;
  }

  List<Charge> list() {
    return List.copyOf(list);
  }

  /// So many must be left, and are taken.
  void take(Limit limit, Key key, int tokens) {
    add(limit, key, tokens, tokens, false);
  }

  /// The same of one that this instance has counted already.
  void takeElsewhere(Limit limit, Key key) {
    add(limit, key, 1, 1, true);
  }

  /// One must be left.
  void look(Limit limit, Key key) {
    add(limit, key, 1, 0, false);
  }

  /// So many are taken, whatever is left; or given back.
  void count(Limit limit, Key key, int tokens) {
    int index = index(limit, key);
    if (index < 0) {
      add(limit, key, Charge.UNASKED, tokens, false);
    } else {
      list.set(index, list.get(index).taking(tokens));
    }
  }

  /// One is taken by two names of one user, who has as much left as the one that has less.
  void countAlike(Limit limit, Key key, Key other) {
    count(limit, key, 1);
    count(limit, other, 0);
    int index = index(limit, key);
    if (index >= 0) {
      list.set(index, list.get(index).withTwin(index(limit, other)));
    }
  }

  private void add(Limit limit, Key key, int needs, int takes, boolean counted) {
    var rate = rates.get(limit);
    if (rate != null && index(limit, key) < 0) {
      list.add(new Charge(limit, rate, key, needs, takes, counted, Charge.NO_TWIN));
    }
  }

  private int index(Limit limit, Key key) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).isOf(limit, key)) {
        return i;
      }
    }
    return -1;
  }
}
