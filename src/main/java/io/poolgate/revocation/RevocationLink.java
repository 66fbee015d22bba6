package io.poolgate.revocation;

import io.lettuce.core.Range;
import io.lettuce.core.Range.Boundary;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.ZAddArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What all instances share in Redis, from connecting until the first doubt about the connection: a
/// sorted set of all revocations by time, and a channel of the same name that tells of each new
/// one.
///
/// It listens before anything is read, so that nothing falls between the two. Every method throws
/// [RedisException] where Redis does not answer in time, or refuses.
final class RevocationLink implements AutoCloseable {
  private static final ScanArgs PAGE = ScanArgs.Builder.limit(1000);

  private final String name;
  private final StatefulRedisPubSubConnection<String, String> channel;
  private final StatefulRedisConnection<String, String> set;
  private volatile boolean lost;

  RevocationLink(RedisClient client, String name, Consumer<String> listener) {
    this.name = name;
    // On a connection of its own: Redis 7.0 mixes a message into the replies of a transaction.
    this.channel = client.connectPubSub();
    try {
      channel.addListener(
          new RedisPubSubAdapter<String, String>() {
            @Override
            public void message(String from, String message) {
              listener.accept(message);
            }
          });
      channel.addListener(new Loss());
      channel.sync().subscribe(name);
      this.set = client.connect();
    } catch (RuntimeException e) {
      channel.close();
      throw e;
    }
    set.addListener(new Loss());
  }

  /// The client connects again by itself, but what was said meanwhile was missed.
  private final class Loss implements RedisConnectionStateListener {
    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> disconnected) {
      lost = true;
    }
  }

  /// Everything in the set, some of it twice, perhaps.
  void readAll(Consumer<ScoredValue<String>> reader) {
    var cursor = ScanCursor.INITIAL;
    do {
      var page = set.sync().zscan(name, cursor, PAGE);
      page.getValues().forEach(reader);
      cursor = page;
    } while (!cursor.isFinished());
  }

  /// Adds to the set and tells the listeners, both or neither; drops what is older than that, and
  /// in the end all of it.
  void publish(List<Revocation> batch, Instant oldest, Duration kept) {
    checkUnbroken();
    var redis = set.sync();
    redis.multi();
    redis.zadd(name, ZAddArgs.Builder.gt(), scoresAndMembers(batch));
    batch.forEach(revocation -> redis.publish(name, revocation.message()));
    redis.zremrangebyscore(
        name, Range.from(Boundary.unbounded(), Boundary.excluding(oldest.getEpochSecond())));
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

  /// Asks whether Redis still answers.
  void check() {
    checkUnbroken();
    channel.sync().ping();
    set.sync().ping();
  }

  private void checkUnbroken() {
    if (lost) {
      throw new RedisException("the connection was lost");
    }
  }

  @Override
  public void close() {
    channel.close();
    set.close();
  }
}
