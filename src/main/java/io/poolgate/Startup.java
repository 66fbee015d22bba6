package io.poolgate;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import io.poolgate.problem.StartupException;
import java.net.BindException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Micronaut's start, except that it fails with one line that names what to mend. Either way the
/// log is written to its end.
final class Startup extends Micronaut {
  private static final Pattern SETTING =
      Pattern.compile("(POOLGATE|COGNITO|REDIS|MICRONAUT_SERVER)_.*");

  private final LastLines log = new LastLines();

  /// Looks at the settings before anything reads them: at the first condition of a bean, Micronaut
  /// would replace `${its.name}` with another setting, even in the middle of a secret.
  @Override
  public ApplicationContext start() {
    Runtime.getRuntime().addShutdownHook(new Thread(log, "last-lines"));
    try {
      System.getenv().forEach(Startup::refuseReference);
      System.getProperties().forEach((name, value) -> refuseReference(name, value));
    } catch (StartupException named) {
      exit(named.getMessage());
    }
    var server = super.start();
    log.of(server);
    return server;
  }

  /// @throws StartupException where a setting refers to another
  static void refuseReference(Object name, Object value) {
    var variable = Setting.variable(name.toString());
    if (SETTING.matcher(variable).matches() && value.toString().contains("${")) {
      throw new StartupException(
          variable, "has ${ in it, and nothing is filled in here.", "the-value-itself");
    }
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
