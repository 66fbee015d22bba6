package io.poolgate;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.Environment;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.type.Argument;
import io.poolgate.problem.StartupException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One variable, and what it may be set to, as the record that takes it says.
///
/// @param property its name in a property file
/// @param type what it is read as
record Setting(String property, Argument<?> type) {
  /// Durations that may also be zero.
  private static final Set<String> MAY_BE_ZERO =
      Set.of(
          "poolgate.shutdown.delay",
          "poolgate.shutdown.grace",
          "poolgate.step-up.max-age",
          "poolgate.token.refresh-interval", // with keys to start with
          "poolgate.token.skew",
          "poolgate.upstream.max-wait");

  /// The setting that an argument takes; empty where it takes something else.
  static Optional<Setting> of(Argument<?> argument) {
    return argument
        .getAnnotationMetadata()
        .stringValue(Property.class, "name")
        .map(property -> new Setting(property, argument));
  }

  /// Its name in the environment.
  String variable() {
    return variable(property);
  }

  static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /// Refuses what Micronaut would guess: it takes the default for what it cannot read, `false` for
  /// any word but true, and no list for one of commas alone. An empty text is refused, too, because
  /// nobody means it: an empty certificate must not lead to plain HTTP.
  ///
  /// @throws StartupException where the value is not plain
  void check(Environment environment) {
    var given = environment.getProperty(property, Object.class).orElse(null);
    if (given == null) {
      return;
    }
    if (given.toString().isBlank()) {
      throw new StartupException(
          variable() + " is empty. Give it a value, or unset it. Example: unset " + variable());
    }
    if (type.isContainerType()) {
      var element = type.getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT);
      var items = items(given);
      if (items.stream().anyMatch(String::isBlank)) {
        throw new StartupException(
            variable(), "has nothing on one side of a comma.", "one,another");
      }
      items.forEach(item -> check(item, element, environment)); // as it is read
    } else {
      check(given, type, environment);
    }
  }

  private static List<String> items(Object given) {
    return given instanceof Collection<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(given.toString().split(",", -1));
  }

  private void check(Object given, Argument<?> wanted, Environment environment) {
    var kind = wanted.getWrapperType();
    if (kind == Boolean.class) {
      require(List.of("true", "false").contains(given.toString()), "must be true or false", given);
    } else if (kind == Duration.class) {
      boolean zero = MAY_BE_ZERO.contains(property);
      require(
          read(given, Duration.class, environment)
              .filter(duration -> duration.isPositive() || (zero && duration.isZero()))
              .isPresent(),
          "must be a duration" + (zero ? "" : " above 0s"),
          given);
    } else if (Number.class.isAssignableFrom(kind)) {
      long least = type.getAnnotationMetadata().longValue(Min.class, "value").orElse(0);
      long most =
          type.getAnnotationMetadata()
              .longValue(Max.class, "value")
              .orElse(kind == Integer.class ? Integer.MAX_VALUE : Long.MAX_VALUE);
      require(
          read(given, Long.class, environment)
              .filter(number -> least <= number && number <= most)
              .isPresent(),
          "must be a whole number from " + least + " to " + most,
          given);
    } else if (kind.isEnum()) {
      require(read(given, kind, environment).isPresent(), "must be one of " + names(kind), given);
    }
  }

  private static <T> Optional<T> read(Object given, Class<T> kind, Environment environment) {
    return environment.convert(given, kind, ConversionContext.of(kind));
  }

  /// None of these kinds is a secret, so the line can quote what was given.
  private void require(boolean condition, String wanted, Object given) {
    if (!condition) {
      throw new StartupException(variable(), wanted + ", not \"" + given + "\".", example());
    }
  }

  private String example() {
    return type.getAnnotationMetadata().stringValue(Bindable.class, "defaultValue").orElse("true");
  }

  private static String names(Class<?> kind) {
    return Arrays.stream(kind.getEnumConstants())
        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
