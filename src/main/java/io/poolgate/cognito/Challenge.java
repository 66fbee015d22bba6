package io.poolgate.cognito;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// One more thing that Cognito wants before it gives tokens.
///
/// @param name Cognito's challenge name, known to this version or not
/// @param session Cognito's own session, for one answer; never given out unsealed
/// @param username the user name that answers and SECRET_HASH are made with
/// @param parameters Cognito's challenge parameters as they came
public record Challenge(
    String name, String session, String username, Map<String, String> parameters)
    implements SignInOutcome {

  /// Asked after, or checking itself, a password or a factor. A disabled user is told so only here:
  /// before that it would tell a stranger that the account exists.
  private static final Set<String> AFTER_PROOF =
      Set.of(
          "PASSWORD_VERIFIER",
          "NEW_PASSWORD_REQUIRED",
          "SMS_MFA",
          "SOFTWARE_TOKEN_MFA",
          "MFA_SETUP",
          "SELECT_MFA_TYPE",
          "DEVICE_SRP_AUTH",
          "DEVICE_PASSWORD_VERIFIER");

  private static final Pattern REQUIRED = Pattern.compile("\"(?:userAttributes\\.)?([^\"\\\\]+)\"");

  public Challenge {
    parameters = Map.copyOf(parameters);
  }

  /// The attributes that NEW_PASSWORD_REQUIRED wants, which Cognito lists as a JSON array of
  /// `userAttributes.NAME` in a string; empty for any other challenge.
  public List<String> requiredAttributes() {
    return REQUIRED
        .matcher(parameters.getOrDefault("requiredAttributes", ""))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  boolean followsProof() {
    return AFTER_PROOF.contains(name);
  }

  /// The session and the parameters can open the account.
  @Override
  public String toString() {
    return "Challenge[" + name + "]";
  }
}
