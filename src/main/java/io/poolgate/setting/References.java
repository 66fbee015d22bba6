package io.poolgate.setting;

import io.poolgate.problem.StartupException;
import java.util.regex.Pattern;

/// Settings that refer to others are refused: at the first condition of a bean, Micronaut would
/// replace `${its.name}` with another setting, even in the middle of a secret.
public final class References {
  private static final Pattern SETTING =
      Pattern.compile("(POOLGATE|COGNITO|REDIS|MICRONAUT_SERVER)_.*");

  private References() {}

  /// Looks at a variable, or at a system property.
  ///
  /// @throws StartupException where it is a setting that refers to another
  public static void refuse(Object name, Object value) {
    var variable = Setting.variable(name.toString());
    if (SETTING.matcher(variable).matches() && value.toString().contains("${")) {
      throw new StartupException(
          variable, "has ${ in it, and nothing is filled in here.", "the-value-itself");
    }
  }
}
