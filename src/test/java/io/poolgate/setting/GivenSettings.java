package io.poolgate.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import io.poolgate.problem.StartupException;
import java.util.Map;
import org.slf4j.LoggerFactory;

/// Settings as a start reads them, before it makes a bean.
final class GivenSettings {
  private GivenSettings() {}

  /// In place of the environment of this process.
  static PropertySource environment(Map<String, Object> variables) {
    return PropertySource.of(
        EnvironmentPropertySource.NAME,
        variables,
        PropertyConvention.ENVIRONMENT_VARIABLE,
        EnvironmentPropertySource.ORIGIN);
  }

  static Environment read(Map<String, Object> variables) {
    var context =
        ApplicationContext.builder()
            .enableDefaultPropertySources(false)
            .propertySources(environment(variables))
            .build();
    var environment = context.getEnvironment().start();
    try (var _ = KeptLogLevel.now()) {
      new Settings().configure(context);
    }
    return environment;
  }

  /// What a bean would be given.
  static Object read(Setting setting, String variable, String value) {
    return read(Map.of(variable, value))
        .getProperty(setting.property(), setting.type())
        .map(Object.class::cast)
        .orElseThrow(() -> new AssertionError(setting + " is not set"));
  }

  /// What the start ends with.
  static String refusal(String variable, String value) {
    return refusal(Map.of(variable, value));
  }

  static String refusal(Map<String, Object> variables) {
    var thrown = catchThrowable(() -> read(variables));
    assertThat(thrown).isInstanceOf(StartupException.class);
    return String.valueOf(thrown.getMessage());
  }

  /// The level of the log in this process, which the settings of a test must not change for others.
  record KeptLogLevel(Logger logger, Level level) implements AutoCloseable {
    static KeptLogLevel now() {
      var logger = (Logger) LoggerFactory.getLogger("io.poolgate");
      return new KeptLogLevel(logger, logger.getEffectiveLevel());
    }

    @Override
    public void close() {
      logger.setLevel(level);
    }
  }
}
