package io.poolgate.seal;

import io.poolgate.problem.FieldError.Reason;
import io.poolgate.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a `session` of this API holds inside its seal.
///
/// @param cognitoSession Cognito's own session
/// @param username as SECRET_HASH wants it in the next call
/// @param signInName what the user typed
/// @param challenge Cognito's challenge name; empty where none is asked
/// @param options the choices or required attributes that the challenge came with
/// @param deviceKey the device that the user signs in from, where the pool tracks devices
/// @param delivery how the refresh token is to be given, once there is one
/// @param clientId the app client it belongs to
/// @param expiresAt when this server stops opening it
public record SealedSession(
    Purpose purpose,
    String cognitoSession,
    String username,
    String signInName,
    String challenge,
    List<String> options,
    @Nullable String deviceKey,
    RefreshTokenDelivery delivery,
    String clientId,
    Instant expiresAt) {

  public SealedSession {
    options = List.copyOf(options);
  }

  /// Of a sign-up, which asks no challenge.
  public static SealedSession ofSignUp(
      String cognitoSession, String username, String clientId, Instant expiresAt) {
    return new SealedSession(
        Purpose.SIGN_UP,
        cognitoSession,
        username,
        username,
        "",
        List.of(),
        null,
        RefreshTokenDelivery.BODY, // the sign-in that follows says for itself
        clientId,
        expiresAt);
  }

  /// The session that Cognito gave after it, for its next step.
  public SealedSession followedBy(Purpose nextPurpose, String nextSession, Instant expiry) {
    return new SealedSession(
        nextPurpose,
        nextSession,
        username,
        signInName,
        challenge,
        options,
        deviceKey,
        delivery,
        clientId,
        expiry);
  }

  /// This session, for a request that may name the user once more.
  ///
  /// @throws ProblemException `invalid_request` where that is another one
  public SealedSession of(@Nullable String name) {
    if (name != null && !name.equals(username)) {
      throw ProblemException.invalidField("username", Reason.INVALID_VALUE);
    }
    return this;
  }

  /// Cognito's session opens the account.
  @Override
  public String toString() {
    return "SealedSession[" + purpose.wireName() + "]";
  }
}
