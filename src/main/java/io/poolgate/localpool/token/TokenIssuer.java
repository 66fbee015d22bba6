package io.poolgate.localpool.token;

import io.poolgate.localpool.client.LocalAppClient;
import io.poolgate.localpool.user.User;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Makes the pool's access and ID tokens, with Cognito's claims.
public final class TokenIssuer {
  static final String SELF_SERVICE_SCOPE = "aws.cognito.signin.user.admin";

  private final SigningKeys keys;
  private final InstantSource clock;
  private final String issuer;
  private final Duration validity;
  private final Grants grants;

  public TokenIssuer(
      SigningKeys keys, InstantSource clock, String issuer, Duration validity, Grants grants) {
    this.keys = keys;
    this.clock = clock;
    this.issuer = issuer;
    this.validity = validity;
    this.grants = grants;
  }

  /// Cognito's `AuthenticationResult` for a user who has just proved who they are.
  public Map<String, Object> signIn(User user, LocalAppClient client, Optional<String> deviceKey) {
    var grant = grants.open(user, client, deviceKey);
    Map<String, Object> result = tokens(user, grant);
    result.put("RefreshToken", grant.refreshToken());
    return result;
  }

  /// New access and ID tokens under an old grant, and a new refresh token where they rotate.
  public Map<String, Object> refresh(User user, Grant grant) {
    Optional<Grant> next = grants.rotate(grant);
    Map<String, Object> result = tokens(user, grant);
    next.ifPresent(rotated -> result.put("RefreshToken", rotated.refreshToken()));
    return result;
  }

  private Map<String, Object> tokens(User user, Grant grant) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("AccessToken", accessToken(user, grant).sign());
    result.put("IdToken", idToken(user, grant).sign());
    result.put("ExpiresIn", validity.toSeconds());
    result.put("TokenType", "Bearer");
    return result;
  }

  /// A valid access token for nobody in particular.
  public TokenBuilder accessToken(LocalAppClient client) {
    String sub = UUID.randomUUID().toString();
    var now = clock.instant().getEpochSecond();
    return accessToken(
            sub,
            List.of(),
            client.id(),
            UUID.randomUUID().toString(),
            UUID.randomUUID().toString(),
            now)
        .with("username", sub);
  }

  private TokenBuilder accessToken(User user, Grant grant) {
    var token =
        accessToken(
                user.sub(),
                List.copyOf(user.groups()),
                grant.clientId(),
                grant.originJti(),
                grant.eventId(),
                grant.authTime().getEpochSecond())
            .with("username", user.username());
    grant.deviceKey().ifPresent(key -> token.with("device_key", key));
    return token;
  }

  private TokenBuilder accessToken(
      String sub,
      List<String> groups,
      String clientId,
      String originJti,
      String eventId,
      long authTime) {
    var token = token(sub, groups);
    return token
        .with("client_id", clientId)
        .with("origin_jti", originJti)
        .with("event_id", eventId)
        .with("token_use", "access")
        .with("scope", SELF_SERVICE_SCOPE)
        .with("auth_time", authTime);
  }

  private TokenBuilder idToken(User user, Grant grant) {
    var token =
        token(user.sub(), List.copyOf(user.groups()))
            .with("cognito:username", user.username())
            .with("origin_jti", grant.originJti())
            .with("aud", grant.clientId())
            .with("event_id", grant.eventId())
            .with("token_use", "id")
            .with("auth_time", grant.authTime().getEpochSecond());
    user.attributes().forEach((name, value) -> token.with(name, claim(name, value)));
    return token;
  }

  /// What both kinds share. The tokens of a user without groups do not mention any.
  private TokenBuilder token(String sub, List<String> groups) {
    var now = clock.instant();
    var token = new TokenBuilder(keys.current(), now).with("sub", sub).with("iss", issuer);
    if (!groups.isEmpty()) {
      token.with("cognito:groups", groups);
    }
    return token
        .with("iat", now.getEpochSecond())
        .with("jti", UUID.randomUUID().toString())
        .expiresIn(validity);
  }

  /// Attributes are texts, except that the two "verified" ones are booleans in an ID token.
  private static Object claim(String name, String value) {
    return name.endsWith("_verified") ? Boolean.valueOf(value) : value;
  }
}
