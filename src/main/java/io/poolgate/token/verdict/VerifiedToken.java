package io.poolgate.token.verdict;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The claims of a verified token.
///
/// @param originJti the sign-in that this token descends from: the unit of revocation
/// @param keyId the key that verified it
/// @param roles what a route may ask for: the groups, and each scope behind `SCOPE_`. A group whose
///   name looks like a scope's role gives none: otherwise, anyone who may create groups could grant
///   scopes
/// @param claims all claims by name, as `String`, `Long`, `Double`, `Boolean`, `List` and `Map`,
///   without those that are null; none where the verifier was not told to keep them
public record VerifiedToken(
    Principal principal,
    Issuance issuance,
    Times times,
    TokenUse use,
    @Nullable String originJti,
    String keyId,
    List<String> roles,
    Map<String, Object> claims)
    implements Serializable {

  /// What stands before a scope among the roles.
  public static final String SCOPE_ROLE = "SCOPE_";

  /// Whom the token speaks for, and what they may do.
  ///
  /// @param sub the user's id; for client credentials, the client's
  /// @param username null in tokens of client credentials
  /// @param groups `cognito:groups`
  /// @param scopes the words of `scope`
  public record Principal(
      String sub, @Nullable String username, List<String> groups, List<String> scopes)
      implements Serializable {

    /// Who the caller is, is not for a log.
    @Override
    public String toString() {
      return "Principal[]";
    }
  }

  /// For whom the token was issued, and by whom.
  ///
  /// @param clientId `client_id`; the audience of an ID token
  /// @param issuer `iss`
  /// @param tokenId `jti`
  public record Issuance(String clientId, String issuer, @Nullable String tokenId)
      implements Serializable {}

  /// When the user signed in, and for how long the token is valid.
  ///
  /// @param authTime `auth_time`: of the sign-in, which a refreshed token keeps
  /// @param issuedAt `iat`
  /// @param expiresAt `exp`
  public record Times(@Nullable Instant authTime, Instant issuedAt, Instant expiresAt)
      implements Serializable {}

  /// Who the caller is, is not for a log.
  @Override
  public String toString() {
    return "VerifiedToken[]";
  }
}
