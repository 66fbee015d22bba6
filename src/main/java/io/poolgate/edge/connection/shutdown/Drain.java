package io.poolgate.edge.connection.shutdown;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.netty.util.concurrent.Future;
import io.poolgate.edge.connection.Connections;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends the server so that no request is lost: it says that it is not ready, takes no further
/// connection, and answers what comes on those it has until their clients close them.
@Singleton
class Drain {
  private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

  /// How long an unused connection stays open: what a client sent before it learned of the end
  /// arrives meanwhile.
  private static final Duration LINGER = Duration.ofSeconds(2);

  private final Connections connections;
  private final ShutdownConfiguration configuration;
  private volatile boolean serving;

  Drain(Connections connections, ShutdownConfiguration configuration) {
    this.connections = connections;
    this.configuration = configuration;
  }

  boolean isServing() {
    return serving;
  }

  @EventListener
  void begin(ServerStartupEvent event) {
    serving = true;
  }

  @EventListener
  void end(ServerShutdownEvent event) {
    if (!serving) {
      return; // it failed to start
    }
    serving = false;
    try {
      Thread.sleep(configuration.delay());
      connections.end();
      var closed = connections.allClosed();
      var grace = configuration.grace();
      var linger = grace.compareTo(LINGER) < 0 ? grace : LINGER;
      if (await(closed, linger)) {
        return;
      }
      connections.closeIdle();
      if (!await(closed, grace.minus(linger))) {
        LOG.warn("{} connections were cut: their requests took too long", connections.count());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean await(Future<?> future, Duration most) throws InterruptedException {
    return future.await(most.toMillis(), TimeUnit.MILLISECONDS);
  }
}
