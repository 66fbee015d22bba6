package io.poolgate.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Notices that Sentinel names another primary than when a link was made. The old one, cut off from
/// Sentinel but not from here, goes on taking what is written, and what it takes is lost.
final class SentinelWatch {
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  /// Sentinel names another primary.
  static final class MovedException extends RedisException {
    private static final long serialVersionUID = 1L;

    MovedException() {
      super("the primary has moved");
    }
  }

  private final RedisClient client;
  private final RedisURI address;
  private final @Nullable String name;
  private volatile @Nullable SocketAddress named;
  private volatile boolean moved;
  private long asked;

  /// Asks for the first time: before the link is made, so that no change is missed.
  SentinelWatch(RedisClient client, RedisURI address) {
    this.client = client;
    this.address = address;
    this.name = address.getSentinelMasterId();
    ask();
  }

  /// Asks again now and then, and waits for no answer: a Sentinel that is gone says nothing of
  /// Redis.
  ///
  /// @throws MovedException where an answer has told of another primary
  void check() {
    if (moved) {
      throw new MovedException();
    }
    if (System.nanoTime() - asked > INTERVAL.toNanos()) {
      ask();
    }
  }

  private void ask() {
    asked = System.nanoTime();
    var main = name;
    if (main != null) {
      var _ =
          client
              .connectSentinelAsync(StringCodec.UTF8, address)
              .thenCompose(sentinel -> primary(sentinel, main))
              .thenAccept(this::compare);
    }
  }

  private static CompletionStage<SocketAddress> primary(
      StatefulRedisSentinelConnection<String, String> sentinel, String name) {
    return sentinel
        .async()
        .getMasterAddrByName(name)
        .whenComplete((_, _) -> {
          var _ = sentinel.closeAsync();
        });
  }

  private void compare(@Nullable SocketAddress primary) {
    var before = named;
    if (before == null) {
      named = primary;
    } else if (primary != null && !primary.equals(before)) {
      moved = true;
    }
  }
}
