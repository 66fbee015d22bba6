package io.poolgate.setting;

import ch.qos.logback.classic.Logger;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Settings that others read for themselves. They stand here so that [Settings] can judge them.
final class ForeignSettings {
  private ForeignSettings() {}

  /// Read by `logback.xml` before there are settings, from the environment alone; it takes any
  /// other word for `DEBUG`.
  @ConfigurationProperties("poolgate.log")
  record Log(@Bindable(defaultValue = "INFO") Level level) {}

  /// The levels of Poolgate's own log.
  enum Level {
    OFF,
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE;

    /// Makes it the level of Poolgate's own log.
    void set() {
      if (LoggerFactory.getLogger("io.poolgate") instanceof Logger ours) {
        ours.setLevel(ch.qos.logback.classic.Level.toLevel(name()));
      }
    }
  }

  /// Read by Micronaut; -1 is any free port there.
  @ConfigurationProperties("micronaut.server")
  record Server(
      @Bindable(defaultValue = "8080") @Min(-1) @Max(65_535) int port, @Nullable String host) {}
}
