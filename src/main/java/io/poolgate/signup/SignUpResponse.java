package io.poolgate.signup;

import io.micronaut.core.annotation.Introspected;
import io.poolgate.cognito.CodeDelivery;
import org.jspecify.annotations.Nullable;

/// The answer to a sign-up.
@Introspected
record SignUpResponse(
    String userId,
    boolean confirmed,
    @Nullable String session,
    @Nullable CodeDelivery codeDelivery) {

  @Override
  public String toString() {
    return "SignUpResponse[confirmed=" + confirmed + "]";
  }
}
