package io.poolgate.seal;

import io.poolgate.problem.FieldError.Reason;
import io.poolgate.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a `session` of this API holds inside its seal: all that this server must remember between
/// two requests of one sign-up or sign-in.
///
/// @param cognitoSession Cognito's own session
/// @param username as SECRET_HASH wants it in the next call
/// @param clientId the app client it belongs to
/// @param expiresAt when this server stops opening it
public record SealedSession(
    Purpose purpose,
    String cognitoSession,
    String username,
    AskedChallenge challenge,
    SignInContext context,
    String clientId,
    Instant expiresAt) {

  /// The challenge that the session waits for the answer to.
  ///
  /// @param name Cognito's name of it; empty where none is asked
  /// @param listed the choices, or the required attributes, that came with it
  public record AskedChallenge(String name, List<String> listed) {
    static final AskedChallenge NONE = new AskedChallenge("", List.of());

    public AskedChallenge {
      listed = List.copyOf(listed);
    }
  }

  /// Of a sign-up, which asks no challenge.
  public static SealedSession ofSignUp(
      String cognitoSession, String username, String clientId, Instant expiresAt) {
    // The sign-in that follows says for itself how it wants the refresh token.
    var context = new SignInContext(username, null, RefreshTokenDelivery.BODY);
    return new SealedSession(
        Purpose.SIGN_UP,
        cognitoSession,
        username,
        AskedChallenge.NONE,
        context,
        clientId,
        expiresAt);
  }

  /// The session that Cognito gave after it, for its next step.
  public SealedSession followedBy(Purpose nextPurpose, String nextSession, Instant expiry) {
    return new SealedSession(
        nextPurpose, nextSession, username, challenge, context, clientId, expiry);
  }

  /// This session, for a request that may name the user once more.
  ///
  /// @throws ProblemException `invalid_request` where the request names another user
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
