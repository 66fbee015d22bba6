package io.poolgate.limits;

import io.lettuce.core.RedisCommandExecutionException;
import io.poolgate.redis.LinkKeeper;
import io.poolgate.redis.Redis;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The counts in Redis, over one link that all calls share; and whether Redis is gone or only busy.
final class RedisCounts implements AutoCloseable {
  /// How long to wait for an answer while Redis answers nobody.
  private static final Duration PATIENCE = Duration.ofMillis(250);

  /// How long to wait while it answers others, or for the first link.
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(2);

  private final Redis redis;
  private final LinkKeeper keeper;
  private volatile @Nullable CountsLink link;
  private volatile long lastSign = System.nanoTime();

  RedisCounts(Redis redis) {
    this.redis = redis;
    this.keeper = redis.keep("limits", this::open);
  }

  private CountsLink open() {
    var opened = new CountsLink(redis, () -> link = null);
    link = opened;
    return opened;
  }

  /// Whether Redis can be asked.
  boolean isLinked() {
    return link != null;
  }

  /// The same, once the first link is open, or has failed.
  boolean awaitLink() {
    keeper.awaitFirstTry(MOST_PATIENCE);
    return isLinked();
  }

  /// Asks for all charges, or reports what is owed of them. Fails where there is no link.
  CompletionStage<Optional<Refusal>> run(List<Charge> charges, int[] owed, boolean taking) {
    var open = link;
    if (open == null) {
      return CompletableFuture.failedStage(new IllegalStateException("no link"));
    }
    return dispatch(open, charges, owed, taking)
        .whenComplete((_, failure) -> {
          if (failure == null || isAnswer(failure)) {
            lastSign = System.nanoTime();
          }
        });
  }

  private static CompletionStage<Optional<Refusal>> dispatch(
      CountsLink open, List<Charge> charges, int[] owed, boolean taking) {
    try {
      return open.script().run(charges, owed, taking);
    } catch (RuntimeException closed) {
      return CompletableFuture.failedStage(closed);
    }
  }

  /// Waits for an answer.
  ///
  /// @throws TimeoutException where Redis may or may not have counted
  /// @throws ExecutionException where it has not
  Optional<Refusal> await(CompletionStage<Optional<Refusal>> answer)
      throws TimeoutException, ExecutionException, InterruptedException {
    long begin = System.nanoTime();
    while (true) {
      long since = System.nanoTime();
      try {
        return answer.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException none) {
        if (!answeredSince(since) || System.nanoTime() - begin > MOST_PATIENCE.toNanos()) {
          throw none;
        }
      }
    }
  }

  /// Whether Redis has answered anybody lately: then it is busy, and not gone.
  boolean isBusy() {
    return answeredSince(System.nanoTime() - PATIENCE.toNanos());
  }

  private boolean answeredSince(long nanos) {
    return lastSign - nanos > 0;
  }

  private static boolean isAnswer(Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof RedisCommandExecutionException;
  }

  @Override
  public void close() {
    keeper.close();
  }
}
