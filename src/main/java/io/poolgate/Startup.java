package io.poolgate;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import io.poolgate.problem.StartupException;
import java.net.BindException;
import org.jspecify.annotations.Nullable;

/// Micronaut's start, but for how it fails: with one line that names what to mend. Either way the
/// log is whole.
final class Startup extends Micronaut {
  private final LastLines log = new LastLines();

  @Override
  public ApplicationContext start() {
    Runtime.getRuntime().addShutdownHook(new Thread(log, "last-lines"));
    var server = super.start();
    log.of(server);
    return server;
  }

  @Override
  protected void handleStartupException(Environment environment, Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartupException named) {
        exit(named.getMessage());
      }
      if (cause instanceof BindException) {
        exit(
            "A port is in use ("
                + failure.getMessage()
                + "). Set MICRONAUT_SERVER_PORT, POOLGATE_MANAGEMENT_PORT or"
                + " POOLGATE_LOCAL_POOL_PORT. Example: MICRONAUT_SERVER_PORT=8090");
      }
    }
    super.handleStartupException(environment, failure);
  }

  private static void exit(@Nullable String line) {
    System.err.println("Poolgate did not start: " + line);
    System.exit(1);
  }
}
