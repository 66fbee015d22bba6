package io.poolgate.signin;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micronaut.core.annotation.Introspected;
import io.poolgate.cognito.CodeDelivery;
import io.poolgate.cognito.signin.NewDevice;
import io.poolgate.cognito.signin.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sign-in result of the contract, told apart by `status`.
sealed interface SignInResult {

  /// Signed in.
  @Introspected
  @JsonPropertyOrder("status")
  record Authenticated(Tokens tokens, @Nullable NewDevice newDevice) implements SignInResult {
    @JsonProperty("status")
    String status() {
      return "authenticated";
    }
  }

  /// One more thing to answer.
  @Introspected
  @JsonPropertyOrder("status")
  record Challenged(Details challenge) implements SignInResult {
    @JsonProperty("status")
    String status() {
      return "challenge";
    }
  }

  /// What is to be answered.
  ///
  /// @param session sealed; it knows who is signing in
  /// @param options what can be chosen, where there is a choice
  /// @param parameters what the challenge says of itself
  /// @param expiresAt when the session stops working
  @Introspected
  record Details(
      String name,
      String session,
      @Nullable List<String> options,
      @Nullable Map<String, Object> parameters,
      @Nullable CodeDelivery codeDelivery,
      Instant expiresAt) {

    @Override
    public String toString() {
      return "Details[" + name + "]";
    }
  }
}
