package io.poolgate.setting;

import io.micronaut.context.env.Environment;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.type.Argument;
import io.poolgate.problem.StartupException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Refuses what Micronaut would guess: it takes the default for what it cannot read, and `false`
/// for any word but true.
record PlainValue(Setting setting, Environment environment) {

  /// @param wanted the type of the setting, or of what it lists
  /// @throws StartupException where the value cannot be read as that
  void require(Object given, Argument<?> wanted) {
    var kind = wanted.getWrapperType();
    if (kind == Boolean.class) {
      require(List.of("true", "false").contains(given.toString()), "must be true or false", given);
    } else if (kind == Duration.class) {
      boolean zero = setting.mayBeZero();
      require(
          read(given, Duration.class)
              .filter(duration -> duration.isPositive() || (zero && duration.isZero()))
              .isPresent(),
          "must be a duration" + (zero ? "" : " above 0s"),
          given);
    } else if (Number.class.isAssignableFrom(kind)) {
      var bounds = setting.type().getAnnotationMetadata();
      long least = bounds.longValue(Min.class, "value").orElse(0);
      long most =
          bounds
              .longValue(Max.class, "value")
              .orElse(kind == Integer.class ? Integer.MAX_VALUE : Long.MAX_VALUE);
      require(
          read(given, Long.class).filter(number -> least <= number && number <= most).isPresent(),
          "must be a whole number from " + least + " to " + most,
          given);
    } else if (kind.isEnum()) {
      require(read(given, kind).isPresent(), "must be one of " + names(kind), given);
    }
  }

  private <T> Optional<T> read(Object given, Class<T> kind) {
    return environment.convert(given, kind, ConversionContext.of(kind));
  }

  /// None of these kinds is a secret, so the line can quote what was given.
  private void require(boolean condition, String wanted, Object given) {
    if (!condition) {
      throw new StartupException(
          setting.variable(), wanted + ", not \"" + given + "\".", setting.example());
    }
  }

  private static String names(Class<?> kind) {
    return Arrays.stream(kind.getEnumConstants())
        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
