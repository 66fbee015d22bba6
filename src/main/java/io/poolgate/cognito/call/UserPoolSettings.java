package io.poolgate.cognito.call;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The user pool that this server stands in front of, checked and complete.
///
/// @param region the AWS region that is called
/// @param endpoint where Cognito's API is
public record UserPoolSettings(
    String userPoolId,
    String region,
    String clientId,
    ClientSecrets secrets,
    URI endpoint,
    AcceptedTokens tokens) {

  /// The app client's secrets; both null for a public client.
  ///
  /// @param current the secret
  /// @param previous a second live secret, tried while secrets are being rotated
  public record ClientSecrets(@Nullable String current, @Nullable String previous) {
    /// A public client's.
    public static final ClientSecrets NONE = new ClientSecrets(null, null);

    @Override
    public String toString() {
      return "ClientSecrets[]";
    }
  }

  /// Whose tokens are accepted.
  ///
  /// @param issuers the accepted values of `iss`, whole strings, never empty
  /// @param jwksUrl where the pool's signing keys are
  /// @param allowedClientIds the accepted values of `client_id`
  public record AcceptedTokens(List<String> issuers, URI jwksUrl, Set<String> allowedClientIds) {
    public AcceptedTokens {
      issuers = List.copyOf(issuers);
      allowedClientIds = Set.copyOf(allowedClientIds);
    }

    /// The issuer that the pool's own documentation names, for front ends.
    public String issuer() {
      return issuers.getFirst();
    }
  }

  /// Names the pool and client; the secrets stay out of every log.
  @Override
  public String toString() {
    return "UserPoolSettings[" + userPoolId + ", " + clientId + "]";
  }
}
