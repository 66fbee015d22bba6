package io.poolgate.signup;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/// The answer to a confirmation.
///
/// @param session signs the user in without a password, where the pool allows that
@Introspected
record ConfirmSignUpResponse(@Nullable String session) {
  @Override
  public String toString() {
    return "ConfirmSignUpResponse[]";
  }
}
