package io.poolgate.setting;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.Environment;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.type.Argument;
import io.poolgate.problem.StartupException;
import jakarta.validation.constraints.Min;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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

  private static final String FILE = "-file";

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

  /// The variable that names the file that it stands in.
  String fileVariable() {
    return variable(property + FILE);
  }

  /// Whether it can stand in a file of its own.
  boolean isFromFile() {
    return type.getAnnotationMetadata().hasStereotype(FromFile.class);
  }

  boolean isSecret() {
    return type.getAnnotationMetadata().hasAnnotation(Secret.class);
  }

  /// Whether it is a document, which has lines.
  boolean isDocument() {
    return isFromFile() && !isSecret();
  }

  boolean mayBeZero() {
    return MAY_BE_ZERO.contains(property);
  }

  /// What it has from now on: what was given, without the white space at its ends, and checked.
  /// Empty where nothing was.
  ///
  /// @throws StartupException where it is not plain, or given twice
  Optional<Object> read(Environment environment) {
    var given = environment.getProperty(property, Object.class);
    var path = path(environment);
    if (path.isEmpty()) {
      return given.map(value -> plain(value, new GivenText(this, variable(), null), environment));
    }
    if (given.isPresent()) {
      var both = variable() + " and " + fileVariable();
      throw new StartupException(
          both + " are both set. Unset one of them. Example: unset " + variable());
    }
    return path.map(named -> {
      var text = new GivenText(this, fileVariable(), named);
      return new Literal(plain(SettingFile.read(fileVariable(), named), text, environment));
    });
  }

  /// The file that is named for it; empty where none is.
  ///
  /// @throws StartupException where files are not read for it: nobody must think that they are
  Optional<String> path(Environment environment) {
    var given = environment.getProperty(property + FILE, String.class);
    if (given.isPresent() && !isFromFile()) {
      throw new StartupException(
          fileVariable()
              + " is set, but no file is read for "
              + variable()
              + ". Example: "
              + variable()
              + "="
              + example());
    }
    return given.map(new GivenText(this, fileVariable(), null)::line);
  }

  private Object plain(Object given, GivenText text, Environment environment) {
    var plain = new PlainValue(this, environment);
    if (type.isContainerType()) {
      var element = type.getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT);
      var items = text.items(given);
      items.forEach(item -> plain.require(item, element));
      return items;
    }
    var value = text.one(given);
    plain.require(value, type);
    return value;
  }

  /// A value that it could have.
  String example() {
    var metadata = type.getAnnotationMetadata();
    var byDefault = metadata.stringValue(Bindable.class, "defaultValue");
    if (byDefault.isPresent()) {
      return byDefault.get();
    }
    if (Number.class.isAssignableFrom(type.getWrapperType())) {
      return String.valueOf(metadata.longValue(Min.class, "value").orElse(1));
    }
    if (type.isContainerType()) {
      return "one,another";
    }
    return type.getWrapperType() == Boolean.class ? "true" : "the-value-itself";
  }
}
