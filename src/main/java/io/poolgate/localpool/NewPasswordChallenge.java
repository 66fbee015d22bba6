package io.poolgate.localpool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// RespondToAuthChallenge for NEW_PASSWORD_REQUIRED, which a temporary password leads to.
final class NewPasswordChallenge {
  private static final String NAME = "NEW_PASSWORD_REQUIRED";
  private static final String ATTRIBUTE_PREFIX = "userAttributes.";
  private static final Set<String> CHALLENGES =
      Set.of(
          "SMS_MFA",
          "EMAIL_OTP",
          "SOFTWARE_TOKEN_MFA",
          "SELECT_MFA_TYPE",
          "MFA_SETUP",
          "PASSWORD_VERIFIER",
          "CUSTOM_CHALLENGE",
          "SELECT_CHALLENGE",
          "DEVICE_SRP_AUTH",
          "DEVICE_PASSWORD_VERIFIER",
          "ADMIN_NO_SRP_AUTH",
          NAME,
          "SMS_OTP",
          "PASSWORD",
          "WEB_AUTHN",
          "PASSWORD_SRP");

  private final PoolState pool;

  NewPasswordChallenge(PoolState pool) {
    this.pool = pool;
  }

  Map<String, Object> open(User user, AppClient client) {
    return Map.of(
        "ChallengeName",
        NAME,
        "Session",
        pool.sessions().open(user, client, NAME),
        "ChallengeParameters",
        Map.of(
            "USER_ID_FOR_SRP",
            user.username(),
            "requiredAttributes",
            "[]",
            "userAttributes",
            Json.write(user.attributes())));
  }

  Map<String, Object> respond(Parameters parameters) {
    var client = pool.clients().of(parameters);
    String challenge = parameters.oneOf("ChallengeName", CHALLENGES);
    String session =
        parameters
            .optional("Session", Shape.SESSION)
            .orElseThrow(
                () -> PoolException.invalidParameter("Missing required parameter Session"));
    var answers = parameters.texts("ChallengeResponses");
    String name = SignInOperations.required(answers, "USERNAME");
    pool.clients()
        .verifyHash(client, List.of(name), Optional.ofNullable(answers.get("SECRET_HASH")));
    var user = waiting(session, client, challenge, name);
    String password =
        Shape.PASSWORD.check("NEW_PASSWORD", SignInOperations.required(answers, "NEW_PASSWORD"));
    pool.accounts().checkPolicy(password);
    var attributes = attributes(answers);
    pool.sessions().use(session, client, challenge);
    pool.accounts().setPassword(user, password, UserStatus.CONFIRMED);
    var changed =
        pool.users()
            .update(user.sub(), old -> old.withAttributes(attributes, pool.clock().instant()));
    return Map.of(
        "AuthenticationResult",
        pool.issuer().signIn(changed, client),
        "ChallengeParameters",
        Map.of());
  }

  /// The user behind a session: the one whom the answer names, and still in need of a password.
  private User waiting(String session, AppClient client, String challenge, String name) {
    var waiting = pool.sessions().peek(session, client, challenge);
    return pool.users()
        .find(name)
        .filter(user -> user.sub().equals(waiting.sub()))
        .filter(user -> user.is(UserStatus.FORCE_CHANGE_PASSWORD))
        .orElseThrow(() -> PoolException.notAuthorized("Invalid session for the user."));
  }

  private static Map<String, String> attributes(Map<String, String> answers) {
    Map<String, String> attributes = new LinkedHashMap<>();
    answers.forEach((name, value) -> {
      if (name.startsWith(ATTRIBUTE_PREFIX)) {
        attributes.put(name.substring(ATTRIBUTE_PREFIX.length()), value);
      }
    });
    return Attributes.ofUser(attributes);
  }
}
