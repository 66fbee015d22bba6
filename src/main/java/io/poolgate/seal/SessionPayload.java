package io.poolgate.seal;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.poolgate.seal.SealedSession.AskedChallenge;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The sealed JSON: one-letter names, because it travels in every request.
final class SessionPayload {
  private static final String COGNITO_SESSION = "s";
  private static final String USERNAME = "u";
  private static final String SIGN_IN_NAME = "i";
  private static final String CHALLENGE = "n";
  private static final String OPTIONS = "o";
  private static final String DEVICE_KEY = "d";
  private static final String DELIVERY = "r";
  private static final String CLIENT_ID = "c";
  private static final String EXPIRES_AT = "e";

  private SessionPayload() {}

  static Map<String, Object> write(SealedSession session) {
    var json = new HashMap<String, Object>();
    json.put(COGNITO_SESSION, session.cognitoSession());
    json.put(USERNAME, session.username());
    json.put(CLIENT_ID, session.clientId());
    json.put(EXPIRES_AT, session.expiresAt().getEpochSecond());
    json.put(SIGN_IN_NAME, session.context().signInName());
    json.put(CHALLENGE, session.challenge().name());
    json.put(OPTIONS, session.challenge().listed());
    json.put(DELIVERY, session.context().delivery().name());
    var deviceKey = session.context().deviceKey();
    if (deviceKey != null) {
      json.put(DEVICE_KEY, deviceKey);
    }
    return json;
  }

  /// Empty for a payload that this version did not write.
  static Optional<SealedSession> read(Purpose purpose, Map<String, Object> json) {
    try {
      var session = JSONObjectUtils.getString(json, COGNITO_SESSION);
      var username = JSONObjectUtils.getString(json, USERNAME);
      var clientId = JSONObjectUtils.getString(json, CLIENT_ID);
      var options = JSONObjectUtils.getStringList(json, OPTIONS);
      var signInName = JSONObjectUtils.getString(json, SIGN_IN_NAME);
      var challenge = JSONObjectUtils.getString(json, CHALLENGE);
      var delivery = JSONObjectUtils.getString(json, DELIVERY);
      if (session == null
          || username == null
          || signInName == null
          || challenge == null
          || clientId == null
          || delivery == null
          || options == null) {
        return Optional.empty();
      }
      return Optional.of(
          new SealedSession(
              purpose,
              session,
              username,
              new AskedChallenge(challenge, options),
              new SignInContext(
                  signInName,
                  JSONObjectUtils.getString(json, DEVICE_KEY),
                  RefreshTokenDelivery.valueOf(delivery)),
              clientId,
              Instant.ofEpochSecond(JSONObjectUtils.getLong(json, EXPIRES_AT))));
    } catch (ParseException | DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
