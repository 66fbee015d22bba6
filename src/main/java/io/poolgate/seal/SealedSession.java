package io.poolgate.seal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a `session` of this API holds inside its seal.
///
/// @param cognitoSession Cognito's own session
/// @param username as SECRET_HASH wants it in the next call
/// @param challenge Cognito's challenge name, or null where none is asked
/// @param options the choices or required attributes that the challenge came with
/// @param clientId the app client it belongs to
/// @param expiresAt when this server stops opening it
public record SealedSession(
    Purpose purpose,
    String cognitoSession,
    String username,
    @Nullable String challenge,
    List<String> options,
    String clientId,
    Instant expiresAt) {

  public SealedSession {
    options = List.copyOf(options);
  }

  /// Cognito's session opens the account.
  @Override
  public String toString() {
    return "SealedSession[" + purpose.wireName() + "]";
  }
}
