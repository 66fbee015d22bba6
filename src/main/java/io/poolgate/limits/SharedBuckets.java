package io.poolgate.limits;

import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// Counts that all instances share, in Redis. Each instance counts for itself as well: what it
/// alone has had too much of it refuses without asking, and while Redis is gone its count goes on
/// from where it is. What Redis has not been told of, or may not have heard, it is told with the
/// next call of the same key. While it is gone, it is asked once in a second at most, so that no
/// call but one waits for it.
final class SharedBuckets implements Buckets, AutoCloseable {
  private final RedisCounts counts;
  private final LocalBuckets own;
  private final Sharing sharing;
  private final Object order = new Object();

  SharedBuckets(RedisClient redis, InstantSource clock, MeterRegistry metrics) {
    this.counts = new RedisCounts(redis);
    this.own = new LocalBuckets(clock);
    this.sharing = new Sharing(clock);
    metrics.gauge("poolgate.limits.shared", this, buckets -> buckets.areShared() ? 1 : 0);
  }

  /// Whether the last call was counted in Redis.
  boolean areShared() {
    return sharing.isOn();
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
    try {
      counts.connect();
    } catch (RuntimeException noConnection) {
      sharing.fails(RedisCounts.reason(noConnection));
      return Optional.empty();
    }
    int[] claimed;
    CompletionStage<Optional<Refusal>> answer;
    // Redis hears in the order of the claims: a call tells of others' tokens, too, and those others
    // must not ask before it, as if they had taken none.
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
      answer.thenAccept(late -> own.owe(charges, heard(charges, claimed, late)));
      if (!counts.isBusy()) {
        sharing.fails("does not answer");
      }
    } catch (InterruptedException e) {
      own.owe(charges, claimed);
      Thread.currentThread().interrupt();
    } catch (ExecutionException | RuntimeException refused) {
      // Whatever it was: what cannot be counted there is counted here.
      own.owe(charges, claimed);
      sharing.fails(RedisCounts.reason(refused));
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

  /// What Redis is to take besides the charges' own.
  private static int[] without(List<Charge> charges, int[] claimed) {
    var others = new int[claimed.length];
    Arrays.setAll(others, i -> claimed[i] - charges.get(i).takes());
    return others;
  }

  /// What Redis, as it turns out, need not be told again.
  private static int[] heard(List<Charge> charges, int[] claimed, Optional<Refusal> late) {
    var counted = late.isPresent() ? without(charges, claimed) : claimed;
    return Arrays.stream(counted).map(tokens -> -tokens).toArray();
  }

  @Override
  public void close() {
    counts.close();
  }
}
