package io.poolgate.cognito.signin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A challenge: what Cognito asks before it gives tokens.
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

  /// Where SELECT_CHALLENGE lists its options: not among the parameters, but beside them.
  static final String AVAILABLE = "AvailableChallenges";

  private static final String ATTRIBUTE = "userAttributes.";

  private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\]+)\"");

  public Challenge {
    parameters = Map.copyOf(parameters);
    available = List.copyOf(available);
  }

  /// What is known of challenges of this name; empty for one that this version does not know.
  public Optional<ChallengeType> type() {
    return ChallengeType.of(name);
  }

  /// What can be chosen, or the attributes that must be filled in; empty for a challenge that lists
  /// neither.
  public List<String> listed() {
    return type().map(ChallengeType::options).map(this::list).orElse(List.of());
  }

  /// What can be chosen; empty where there is no choice.
  public List<String> options() {
    return ChallengeType.NEW_PASSWORD_REQUIRED.is(name) ? List.of() : listed();
  }

  /// Cognito writes its lists as a JSON array in a string.
  private List<String> list(String parameter) {
    if (parameter.equals(AVAILABLE)) {
      return available;
    }
    return QUOTED
        .matcher(parameters.getOrDefault(parameter, ""))
        .results()
        .map(match -> match.group(1))
        .map(item -> item.startsWith(ATTRIBUTE) ? item.substring(ATTRIBUTE.length()) : item)
        .toList();
  }

  /// Whether it is asked after a password or a factor, or checks one itself.
  boolean followsProof() {
    return type().filter(ChallengeType::followsProof).isPresent();
  }

  /// The session and the parameters can open the account.
  @Override
  public String toString() {
    return "Challenge[" + name + "]";
  }
}
