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

  /// Takes so many tokens, which must be left.
  void take(Limit limit, Key key, int tokens) {
    add(limit, key, tokens, tokens, false);
  }

  /// The same for one token that this instance has counted already.
  void takeInRedis(Limit limit, Key key) {
    add(limit, key, 1, 1, true);
  }

  /// Takes nothing, but one must be left.
  void look(Limit limit, Key key) {
    add(limit, key, 1, 0, false);
  }

  /// Takes so many, whatever is left; below zero, gives them back.
  void count(Limit limit, Key key, int tokens) {
    int index = index(limit, key);
    if (index < 0) {
      add(limit, key, Charge.UNASKED, tokens, false);
    } else {
      list.set(index, list.get(index).taking(tokens));
    }
  }

  /// Takes one token for two names of one user, who then has as much left as the name with less.
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
