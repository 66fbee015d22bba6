package io.poolgate.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.poolgate.trust.TrustedAuthorities;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The configured Redis.
///
/// No connection is made here: the server must start, and go on, while Redis is gone. Each user
/// keeps a link of its own. One that is lost stays lost, and refuses commands, because requests
/// would otherwise wait for it.
public final class Redis implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  private final ClientResources resources =
      ClientResources.builder().commandLatencyRecorder(CommandLatencyRecorder.disabled()).build();
  private final RedisFaults faults = new RedisFaults(InstantSource.system());
  private final RedisURI address;
  private final RedisClient client;

  /// @param authorities who vouches for its certificate; null: those that the JVM trusts
  public Redis(RedisURI address, @Nullable TrustedAuthorities authorities) {
    this.address = address;
    var tls = SslOptions.builder().handshakeTimeout(address.getTimeout());
    if (authorities != null) {
      tls.trustManager(authorities.trustManagers());
    }
    client = RedisClient.create(resources, address);
    client.setOptions(
        ClientOptions.builder()
            .autoReconnect(false)
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).build())
            .sslOptions(tls.build())
            .timeoutOptions(TimeoutOptions.enabled())
            .build());
  }

  /// Connects, for commands, to where the address leads now.
  public StatefulRedisConnection<String, String> connect() {
    return client.connect();
  }

  /// The same, to listen.
  public StatefulRedisPubSubConnection<String, String> connectPubSub() {
    return client.connectPubSub();
  }

  /// Begins to keep a link.
  ///
  /// @param user in a word, for the log
  /// @param opening opens a link, or throws what the client throws
  public LinkKeeper keep(String user, Supplier<? extends RedisLink> opening) {
    var keeper = new LinkKeeper(user, opening, this::watch, faults);
    keeper.start();
    return keeper;
  }

  private SentinelWatch watch() {
    return new SentinelWatch(client, address);
  }

  @Override
  public void close() {
    client.shutdown();
    var _ = resources.shutdown();
  }
}
