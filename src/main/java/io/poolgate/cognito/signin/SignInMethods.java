package io.poolgate.cognito.signin;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import io.poolgate.problem.StartupException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The sign-in methods that this server offers, which the app client must allow too.
@Context
public final class SignInMethods {
  private final List<SignInMethod> offered;

  SignInMethods(Configuration configuration) {
    offered = configuration.methods().stream().map(SignInMethods::method).distinct().toList();
    if (offered.isEmpty()) {
      throw refused("is empty.");
    }
  }

  /// The `POOLGATE_SIGN_IN_…` variables.
  ///
  /// @param methods all of them unless set
  @ConfigurationProperties("poolgate.sign-in")
  public record Configuration(
      @Bindable(defaultValue = "password,srp,choice,custom") List<String> methods) {}

  /// Those offered, in the order in which they were configured.
  public List<SignInMethod> offered() {
    return offered;
  }

  /// Refuses a method that is not offered here.
  ///
  /// @throws ProblemException `not_enabled`
  public void require(SignInMethod method) {
    if (!offered.contains(method)) {
      throw new ProblemException(ProblemCode.NOT_ENABLED);
    }
  }

  private static SignInMethod method(String name) {
    return Arrays.stream(SignInMethod.values())
        .filter(method -> method.name().toLowerCase(Locale.ROOT).equals(name.strip()))
        .findFirst()
        .orElseThrow(() -> refused("names a method that there is not: " + name + "."));
  }

  private static StartupException refused(String why) {
    return new StartupException("POOLGATE_SIGN_IN_METHODS", why, "password,srp,choice,custom");
  }
}
