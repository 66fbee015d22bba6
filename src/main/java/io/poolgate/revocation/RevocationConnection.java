package io.poolgate.revocation;

import io.lettuce.core.Range;
import io.lettuce.core.Range.Boundary;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.ZAddArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.poolgate.redis.Redis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A connection to what all instances share in Redis: the set of all revocations, sorted by time,
/// and a channel of the same name on which each new one is published. It is used until the first
/// doubt about it.
///
/// It subscribes before anything is read, so that nothing is missed between the two. Every method
/// throws [RedisException] where Redis does not answer in time, or refuses.
final class RevocationConnection implements AutoCloseable {
  private static final ScanArgs PAGE = ScanArgs.Builder.limit(1000);

  private final String name;
  private final StatefulRedisPubSubConnection<String, String> channel;
  private final StatefulRedisConnection<String, String> set;

  RevocationConnection(Redis redis, String name, Consumer<String> listener) {
    this.name = name;
    // On a connection of its own: Redis 7.0 mixes a message into the replies of a transaction.
    this.channel = redis.connectPubSub();
    try {
      channel.addListener(
          new RedisPubSubAdapter<String, String>() {
            @Override
            public void message(String from, String message) {
              listener.accept(message);
            }
          });
      channel.sync().subscribe(name);
      this.set = redis.connect();
    } catch (RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /// Reads everything in the set, some of it perhaps twice.
  void readAll(Consumer<ScoredValue<String>> reader) {
    var cursor = ScanCursor.INITIAL;
    do {
      var page = set.sync().zscan(name, cursor, PAGE);
      page.getValues().forEach(reader);
      cursor = page;
    } while (!cursor.isFinished());
  }

  /// Adds to the set and publishes, both or neither. Drops what is older than `oldest`, and all of
  /// it where nothing is added for as long as `kept`.
  void publish(List<Revocation> batch, Instant oldest, Duration kept) {
    checkOpen();
    var redis = set.sync();
    redis.multi();
    redis.zadd(name, ZAddArgs.Builder.gt(), scoresAndMembers(batch));
    batch.forEach(revocation -> redis.publish(name, revocation.message()));
    redis.zremrangebyscore(name, until(oldest));
    redis.expire(name, kept);
    for (var result : redis.exec()) {
      if (result instanceof RedisException refusal) {
        throw refusal;
      }
    }
  }

  private static Object[] scoresAndMembers(List<Revocation> batch) {
    return batch.stream().flatMap(each -> Stream.of(each.score(), each.member())).toArray();
  }

  private static Range<Double> until(Instant oldest) {
    return Range.from(Boundary.unbounded(), Boundary.excluding((double) oldest.getEpochSecond()));
  }

  /// Asks whether Redis still answers, and still takes what is written: a replica answers to a
  /// ping, too.
  void check(Instant oldest) {
    checkOpen();
    channel.sync().ping();
    set.sync().zremrangebyscore(name, until(oldest));
  }

  /// What was published since the channel was lost is not known here.
  private void checkOpen() {
    if (!channel.isOpen()) {
      throw new RedisException("the connection was lost");
    }
  }

  @Override
  public void close() {
    channel.close();
    set.close();
  }
}
