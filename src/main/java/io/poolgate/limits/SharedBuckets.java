package io.poolgate.limits;

import io.micrometer.core.instrument.MeterRegistry;
import io.poolgate.redis.Redis;
import io.poolgate.redis.RedisFault;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// Counts that all instances share, in Redis.
///
/// Each instance also counts for itself ([LocalBuckets]), and a call meets both counts: first its
/// own instance's, in memory, then that of all, by one script that takes from every bucket of the
/// call or from none ([BucketScript]). With Redis alone, a Redis that is gone would end either the
/// limits or the service, and a flood would be passed on to Redis call by call; with local counts
/// alone, ten instances would let ten times as many calls through. So what an instance alone has
/// had too much of, it refuses without asking, and while Redis is gone its own count simply goes
/// on. What was taken here and has not reached Redis is owed: each local bucket keeps the sum, and
/// the next call of the same key reports it. While Redis is gone, one call a second asks it again,
/// and all others do not wait ([Sharing]). What can go wrong: without an answer in time nobody
/// knows whether Redis has counted a call. Its tokens are then owed, because they should rather
/// count twice than not at all; an answer that comes late corrects that. A local bucket that has to
/// make room for another forgets what it owes, so that Redis counts too little of a key that nobody
/// has used lately. And while Redis is gone, each instance allows the full rate by itself.
final class SharedBuckets implements Buckets, AutoCloseable {
  private final RedisCounts counts;
  private final LocalBuckets own;
  private final Sharing sharing;
  private final Object order = new Object();

  SharedBuckets(Redis redis, InstantSource clock, MeterRegistry metrics) {
    this.counts = new RedisCounts(redis);
    this.own = new LocalBuckets(clock);
    this.sharing = new Sharing(clock);
    metrics.gauge("poolgate.limits.shared", this, buckets -> buckets.areShared() ? 1 : 0);
  }

  /// Whether the last call was counted in Redis, and the next one can be.
  boolean areShared() {
    return sharing.isOn() && counts.isLinked();
  }

  @Override
  public Optional<Refusal> takeHere(Charge charge) {
    return own.takeHere(charge);
  }

  @Override
  public Optional<Refusal> take(List<Charge> charges) {
    var refusal = own.take(charges);
    if (refusal.isPresent()) {
      return refusal;
    }
    return areShared() ? inRedis(charges) : sharing.retry(() -> inRedis(charges));
  }

  private Optional<Refusal> inRedis(List<Charge> charges) {
    if (!counts.awaitLink()) {
      sharing.fails("There is no link to Redis");
      return Optional.empty();
    }
    int[] claimed;
    CompletionStage<Optional<Refusal>> answer;
    // Redis must receive the calls in the order of their claims: a call reports tokens that earlier
    // calls owe, too, and a later call must not be judged before them.
    synchronized (order) {
      claimed = own.claim(charges);
      answer = counts.run(charges, without(charges, claimed), true);
    }
    try {
      var refusal = counts.await(answer);
      sharing.works();
      refusal.ifPresent(which -> own.undo(charges, which.charge()));
      return refusal;
    } catch (TimeoutException unknown) {
      own.owe(charges, claimed);
      answer.thenAccept(late -> own.owe(charges, countedAfterAll(charges, claimed, late)));
      if (!counts.isBusy()) {
        sharing.fails("Redis does not answer in time");
      }
    } catch (InterruptedException e) {
      own.owe(charges, claimed);
      Thread.currentThread().interrupt();
    } catch (ExecutionException | RuntimeException refused) {
      // Whatever the reason: what cannot be counted there is counted here.
      own.owe(charges, claimed);
      sharing.fails(RedisFault.of(refused).words());
    }
    return Optional.empty();
  }

  @Override
  public void settle(List<Charge> charges) {
    if (!areShared()) {
      own.settle(charges);
      return;
    }
    synchronized (order) {
      var claimed = own.settleAndClaim(charges);
      counts
          .run(charges, claimed, false)
          .exceptionally(_ -> {
            own.owe(charges, claimed);
            return Optional.empty();
          });
    }
  }

  /// What Redis is to take besides the charges' own tokens.
  private static int[] without(List<Charge> charges, int[] claimed) {
    var others = new int[claimed.length];
    Arrays.setAll(others, i -> claimed[i] - charges.get(i).takes());
    return others;
  }

  /// What need not be reported again, as the late answer shows; below zero, because it is taken off
  /// what is owed.
  private static int[] countedAfterAll(
      List<Charge> charges, int[] claimed, Optional<Refusal> late) {
    var counted = late.isPresent() ? without(charges, claimed) : claimed;
    return Arrays.stream(counted).map(tokens -> -tokens).toArray();
  }

  @Override
  public void close() {
    counts.close();
  }
}
