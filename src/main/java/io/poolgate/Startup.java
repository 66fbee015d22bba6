package io.poolgate;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import io.poolgate.problem.StartupException;
import io.poolgate.setting.References;
import io.poolgate.setting.Settings;
import java.net.BindException;
import org.jspecify.annotations.Nullable;

/// Micronaut's start, except that it fails with one line that names what to mend. Either way the
/// log is written to its end.
final class Startup extends Micronaut {
  private final LastLines log = new LastLines();

  /// Looks at the settings before anything reads them ([References]).
  @Override
  public ApplicationContext start() {
    Runtime.getRuntime().addShutdownHook(new Thread(log, "last-lines"));
    try {
      System.getenv().forEach(References::refuse);
      System.getProperties().forEach(References::refuse);
    } catch (StartupException named) {
      exit(named.getMessage());
    }
    var server = super.start();
    log.of(server);
    return server;
  }

  @Override
  protected void handleStartupException(Environment environment, Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartupException named) {
        exit(Settings.withFile(String.valueOf(named.getMessage()), environment));
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
