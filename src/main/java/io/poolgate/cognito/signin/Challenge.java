package io.poolgate.cognito.signin;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// One more thing that Cognito wants before it gives tokens.
///
/// @param name Cognito's challenge name, known to this version or not
/// @param session Cognito's own session, for one answer; never given out unsealed; empty where it
///   has none, as PASSWORD_VERIFIER, whose secret block stands for it
/// @param username the user name that answers and SECRET_HASH are made with
/// @param parameters Cognito's challenge parameters as they came
/// @param available the choices of SELECT_CHALLENGE, which do not come among the parameters
public record Challenge(
    String name,
    String session,
    String username,
    Map<String, String> parameters,
    List<String> available)
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

  private static final String ATTRIBUTE = "userAttributes.";

  private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\]+)\"");

  public Challenge {
    parameters = Map.copyOf(parameters);
    available = List.copyOf(available);
  }

  /// What can be chosen; empty where there is no choice.
  public List<String> options() {
    return switch (name) {
      case "SELECT_CHALLENGE" -> available;
      case "SELECT_MFA_TYPE" -> list("MFAS_CAN_CHOOSE");
      case "MFA_SETUP" -> list("MFAS_CAN_SETUP");
      default -> List.of();
    };
  }

  /// The attributes that NEW_PASSWORD_REQUIRED wants; empty for any other challenge.
  public List<String> requiredAttributes() {
    return list("requiredAttributes").stream()
        .map(name -> name.startsWith(ATTRIBUTE) ? name.substring(ATTRIBUTE.length()) : name)
        .toList();
  }

  /// Cognito writes its lists as a JSON array in a string.
  private List<String> list(String parameter) {
    return QUOTED
        .matcher(parameters.getOrDefault(parameter, ""))
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
