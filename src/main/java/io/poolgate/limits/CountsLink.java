package io.poolgate.limits;

import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.poolgate.redis.Redis;
import io.poolgate.redis.RedisLink;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// The connection over which all calls of an instance are counted.
final class CountsLink implements RedisLink {
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  /// When an answer that nobody waits for any more is given up.
  private static final Duration LATEST = Duration.ofSeconds(10);

  /// There is never such a key.
  private static final String NOTHING = BucketScript.PREFIX + "nothing";

  private final StatefulRedisConnection<String, String> connection;
  private final Duration timeout;
  private final BucketScript script;
  private final Runnable atTheEnd;

  CountsLink(Redis redis, Runnable atTheEnd) {
    this.connection = redis.connect();
    this.timeout = connection.getTimeout();
    connection.setTimeout(LATEST);
    this.script = new BucketScript(connection.async());
    this.atTheEnd = atTheEnd;
    try {
      check();
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  BucketScript script() {
    return script;
  }

  @Override
  public void use() throws InterruptedException {
    Thread.sleep(HEARTBEAT);
    check();
  }

  /// Asks for a write that changes nothing: a replica answers to a ping, too.
  private void check() {
    var answer = connection.async().set(NOTHING, "", SetArgs.Builder.xx().px(1));
    try {
      answer.toCompletableFuture().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).join();
    } catch (CompletionException e) {
      throw new RedisException(e.getCause());
    }
  }

  @Override
  public void close() {
    atTheEnd.run();
    connection.close();
  }
}
