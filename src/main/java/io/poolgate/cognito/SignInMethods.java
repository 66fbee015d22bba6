package io.poolgate.cognito;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import java.util.List;

/// The `POOLGATE_SIGN_IN_METHODS` that this server offers, which the app client must allow too.
///
/// @param methods all of them unless set
@Context
@ConfigurationProperties("poolgate.sign-in")
public record SignInMethods(
    @Bindable(defaultValue = "password,srp,choice,custom") List<SignInMethod> methods) {

  public SignInMethods {
    methods = methods.stream().distinct().toList();
  }

  /// Refuses a method that is not offered here.
  ///
  /// @throws ProblemException `not_enabled`
  public void require(SignInMethod method) {
    if (!methods.contains(method)) {
      throw new ProblemException(ProblemCode.NOT_ENABLED);
    }
  }
}
