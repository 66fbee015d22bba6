package io.poolgate.limits;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The counts of this instance alone, in 8 MB however many clients come.
final class LocalBuckets implements Buckets {
  private static final int SETS = 4096; // 65,536 buckets of each limit

  private final Map<Limit, BucketTable> tables = new EnumMap<>(Limit.class);
  private final InstantSource clock;

  LocalBuckets(InstantSource clock) {
    this.clock = clock;
    for (var limit : Limit.values()) {
      tables.put(limit, new BucketTable(limit == Limit.MESSAGES ? 1 : SETS));
    }
  }

  @Override
  public synchronized Optional<Refusal> take(List<Charge> charges) {
    long now = now();
    for (var charge : charges) {
      var table = table(charge);
      long wait = charge.wait(table.full(table.find(charge.key())), now);
      if (wait > 0 && !charge.counted()) {
        return Optional.of(new Refusal(charge, wait));
      }
    }
    for (var charge : charges) {
      if (!charge.counted()) {
        add(charge, charge.takes(), now);
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<Refusal> takeHere(Charge charge) {
    return take(List.of(charge));
  }

  @Override
  public synchronized void settle(List<Charge> charges) {
    long now = now();
    charges.forEach(charge -> add(charge, charge.takes(), now));
    for (var charge : charges) {
      if (charge.twin() != Charge.NO_TWIN) {
        level(charge, charges.get(charge.twin()), now);
      }
    }
  }

  /// Settles the charges, and claims them for Redis.
  synchronized int[] settleAndClaim(List<Charge> charges) {
    settle(charges);
    return claim(charges);
  }

  /// Takes what each bucket owes Redis, to report it now: tokens that were taken here, and that
  /// Redis has not been told of.
  synchronized int[] claim(List<Charge> charges) {
    var claimed = new int[charges.size()];
    for (int i = 0; i < claimed.length; i++) {
      var charge = charges.get(i);
      int slot = table(charge).find(charge.key());
      if (slot == BucketTable.NONE) { // another has taken its place meanwhile
        claimed[i] = charge.takes();
      } else {
        claimed[i] = table(charge).owed(slot);
        table(charge).setOwed(slot, 0);
      }
    }
    return claimed;
  }

  /// Puts back what Redis was not told of after all, or may not have received.
  synchronized void owe(List<Charge> charges, int[] tokens) {
    for (int i = 0; i < tokens.length; i++) {
      var table = table(charges.get(i));
      int slot = table.find(charges.get(i).key());
      if (slot != BucketTable.NONE) {
        table.setOwed(slot, table.owed(slot) + tokens[i]);
      }
    }
  }

  /// Takes back what was taken for a call that Redis refuses. The call still counts at its address,
  /// unless the limit of the address is what refuses it.
  synchronized void undo(List<Charge> charges, Charge refusing) {
    long now = now();
    for (var charge : charges) {
      if (!charge.counted() || charge.equals(refusing)) {
        add(charge, -charge.takes(), now);
      }
      owe(List.of(charge), new int[] {charge.takes()});
    }
  }

  private void add(Charge charge, int tokens, long now) {
    var table = table(charge);
    if (tokens == 0 || (tokens < 0 && table.find(charge.key()) == BucketTable.NONE)) {
      return;
    }
    int slot = table.place(charge.key());
    var rate = charge.rate();
    long before = rate.after(table.full(slot), 0, now);
    // What the bucket has regained meanwhile need not be reported.
    long taken = Math.ceilDiv(before - now, rate.interval());
    int untold = taken == 0 ? 0 : (int) Math.min(table.owed(slot), taken);
    table.setFull(slot, rate.after(before, tokens, now));
    table.setOwed(slot, untold + tokens);
  }

  private void level(Charge one, Charge other, long now) {
    long most = Math.max(full(one), full(other));
    for (var charge : List.of(one, other)) {
      if (most > now) {
        table(charge).setFull(table(charge).place(charge.key()), most);
      }
    }
  }

  private long full(Charge charge) {
    return table(charge).full(table(charge).find(charge.key()));
  }

  private BucketTable table(Charge charge) {
    return Objects.requireNonNull(tables.get(charge.limit()), "each limit has one");
  }

  private long now() {
    var now = clock.instant();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
  }
}
