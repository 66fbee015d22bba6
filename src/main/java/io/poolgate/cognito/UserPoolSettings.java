package io.poolgate.cognito;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The user pool that this server stands in front of, checked and complete.
///
/// @param region the AWS region of the pool
/// @param clientSecret the app client's secret, or null for a public client
/// @param previousClientSecret a second live secret, tried while secrets are being rotated
/// @param endpoint where Cognito's API is, or null for the region's own
/// @param issuers the `iss` values accepted in tokens, whole strings, never empty
/// @param jwksUrl where the pool's signing keys are
/// @param allowedClientIds the `client_id` values accepted in tokens
public record UserPoolSettings(
    String userPoolId,
    String region,
    String clientId,
    @Nullable String clientSecret,
    @Nullable String previousClientSecret,
    @Nullable URI endpoint,
    List<String> issuers,
    URI jwksUrl,
    Set<String> allowedClientIds) {

  public UserPoolSettings {
    issuers = List.copyOf(issuers);
    allowedClientIds = Set.copyOf(allowedClientIds);
  }

  /// The issuer that the pool's own documentation names, for front ends.
  public String issuer() {
    return issuers.getFirst();
  }

  /// Names the pool and client; the secrets stay out of every log.
  @Override
  public String toString() {
    return "UserPoolSettings[" + userPoolId + ", " + clientId + "]";
  }
}
