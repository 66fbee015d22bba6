package io.poolgate.limits;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulRedisConnection;
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

/// The counts in Redis, over one connection that all calls share; and whether Redis is gone or only
/// busy.
final class RedisCounts implements AutoCloseable {
  /// How long to wait for an answer while Redis answers nobody.
  private static final Duration PATIENCE = Duration.ofMillis(250);

  /// How long to wait while it answers others.
  private static final long MOST_PATIENCE = Duration.ofSeconds(2).toNanos();

  /// When an answer that nobody waits for any more is given up.
  private static final Duration LATEST = Duration.ofSeconds(10);

  private record Link(StatefulRedisConnection<String, String> connection, BucketScript script) {}

  private final RedisClient redis;
  private volatile @Nullable Link link;
  private volatile long lastSign = System.nanoTime();

  RedisCounts(RedisClient redis) {
    this.redis = redis;
  }

  /// Connects where there is no connection yet; one that was lost comes back by itself.
  void connect() {
    if (link != null) {
      return;
    }
    synchronized (this) {
      if (link == null) {
        var connection = redis.connect();
        connection.setTimeout(LATEST);
        link = new Link(connection, new BucketScript(connection.async()));
      }
    }
  }

  /// Asks for all charges, or reports what is owed of them. Fails where there is no connection.
  CompletionStage<Optional<Refusal>> run(List<Charge> charges, int[] owed, boolean taking) {
    var open = link;
    if (open == null) {
      return CompletableFuture.failedStage(new IllegalStateException("no connection"));
    }
    return dispatch(open, charges, owed, taking)
        .whenComplete((_, failure) -> {
          if (failure == null || isAnswer(failure)) {
            lastSign = System.nanoTime();
          }
        });
  }

  private static CompletionStage<Optional<Refusal>> dispatch(
      Link open, List<Charge> charges, int[] owed, boolean taking) {
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
        if (!answeredSince(since) || System.nanoTime() - begin > MOST_PATIENCE) {
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

  /// Why Redis refused, in its own word (`OOM`, `READONLY`, `BUSY`), or that it does not answer.
  static String reason(Throwable failure) {
    var cause = cause(failure);
    var word = String.valueOf(cause.getMessage()).split(" ", 2)[0];
    return isAnswer(cause) && word.matches("[A-Z]+") ? "says " + word : "does not answer";
  }

  private static boolean isAnswer(Throwable failure) {
    return cause(failure) instanceof RedisCommandExecutionException;
  }

  private static Throwable cause(Throwable failure) {
    var cause = failure.getCause();
    return cause != null
            && (failure instanceof CompletionException || failure instanceof ExecutionException)
        ? cause
        : failure;
  }

  @Override
  public void close() {
    var open = link;
    if (open != null) {
      open.connection().close();
    }
  }
}
