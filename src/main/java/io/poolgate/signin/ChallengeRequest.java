package io.poolgate.signin;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of POST /v1/sign-in/challenge: a session and the answer that its challenge asks for.
///
/// @param newPassword the answer to NEW_PASSWORD_REQUIRED
/// @param attributes the required attributes of NEW_PASSWORD_REQUIRED
/// @param answers the answer to any other challenge, in Cognito's own names
@Introspected
record ChallengeRequest(
    @NotBlank @Size(max = 16384) String session,
    @Size(min = 1, max = 256) @Nullable String newPassword,
    @Nullable Map<@Size(min = 1, max = 32) String, @NotNull @Size(max = 2048) String> attributes,
    @Nullable Map<@Size(min = 1, max = 131072) String, @NotNull @Size(max = 131072) String>
        answers) {

  @Override
  public String toString() {
    return "ChallengeRequest[]";
  }
}
