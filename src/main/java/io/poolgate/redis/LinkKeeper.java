package io.poolgate.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one user of Redis linked to it, with one thread: opens a link, uses it, drops it at the
/// first failure of whatever kind, and opens the next, to where the address leads by then.
///
/// The client's own way to connect again is of no use here. It trusts a connection that nobody has
/// closed: one to a network that swallows all, or to a primary that has become a replica, would be
/// kept until a restart. And after a long outage it lets half a minute pass.
public final class LinkKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LinkKeeper.class);

  private final String user;
  private final Supplier<? extends RedisLink> opening;
  private final Supplier<SentinelWatch> watches;
  private final RedisFaults faults;
  private final Thread thread;
  private final CompletableFuture<Void> tried = new CompletableFuture<>();

  LinkKeeper(
      String user,
      Supplier<? extends RedisLink> opening,
      Supplier<SentinelWatch> watches,
      RedisFaults faults) {
    this.user = user;
    this.opening = opening;
    this.watches = watches;
    this.faults = faults;
    this.thread = Thread.ofPlatform().daemon().name("redis " + user).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Waits until the first link is open or has failed, but no longer than that.
  public void awaitFirstTry(Duration most) {
    try {
      tried.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.debug("No link to Redis yet");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(useOneLink());
      }
    } catch (InterruptedException e) {
      LOG.debug("The link of {} is closed", user);
    }
  }

  /// @return how long to wait before the next one
  private Duration useOneLink() throws InterruptedException {
    try {
      var watch = watches.get();
      try (var link = opening.get()) {
        faults.end(user);
        tried.complete(null);
        while (true) {
          watch.check();
          link.use();
        }
      }
    } catch (RuntimeException e) { // of the client; whatever it is, this thread goes on
      var fault = RedisFault.of(e);
      if (!thread.isInterrupted()) {
        faults.report(user, fault);
      }
      tried.complete(null);
      return fault.pause();
    }
  }

  /// Leaves Redis, before its client is shut down.
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
