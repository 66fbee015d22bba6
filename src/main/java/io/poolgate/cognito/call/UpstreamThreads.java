package io.poolgate.cognito.call;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.poolgate.problem.ProblemException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The virtual threads of requests that ask Cognito, one each. Routes name them in `@ExecuteOn`.
@Factory
public final class UpstreamThreads {
  public static final String NAME = "upstream";

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          0,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofVirtual().name(NAME + "-", 0).factory());
  private final UpstreamGuard guard;
  private final int enough;

  UpstreamThreads(UpstreamConfiguration upstream, UpstreamGuard guard) {
    this.guard = guard;
    enough = upstream.maxAdmitted();
  }

  @Singleton
  @Named(NAME)
  @Bean(preDestroy = "shutdown")
  ExecutorService threads() {
    return threads;
  }

  /// Refuses a request, before it has a thread, while as many requests are under way as may call
  /// and wait. With a thread, it would compete with requests whose answer has come from Cognito,
  /// and in a flood those would time out. Two requests may see the last free place; the guard
  /// admits one.
  ///
  /// @throws ProblemException `overloaded`
  public void requireRoom() {
    if (threads.getPoolSize() >= enough) {
      throw guard.refusal();
    }
  }
}
