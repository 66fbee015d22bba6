package io.poolgate.cognito.signin;

import java.util.List;
import java.util.Map;

/// One row of [ChallengeType]'s table.
///
/// @param asked when Cognito asks the challenge
/// @param sendsCode whether Cognito sends a code with it
/// @param options the parameter that lists what can be chosen or must be filled in; empty: none
/// @param parameters what it shows of its parameters, by Cognito's name and the contract's
/// @param showsAll whether it shows all of them, by Cognito's names
/// @param answer the fields that answer it
record ChallengeRow(
    Asked asked,
    boolean sendsCode,
    String options,
    Map<String, String> parameters,
    boolean showsAll,
    List<AnswerField> answer) {

  /// When a challenge is asked, as far as the user's proof goes.
  enum Asked {
    /// A sign-in may begin with it.
    FIRST_FACTOR,
    BEFORE_PROOF,
    /// After a password or a factor, or checking one itself. Only here does a disabled user learn
    /// that they are disabled: earlier, it would tell a stranger that the account exists.
    AFTER_PROOF
  }

  static ChallengeRow asked(Asked when) {
    return new ChallengeRow(when, false, "", Map.of(), false, List.of());
  }

  ChallengeRow sendingCode() {
    return new ChallengeRow(asked, true, options, parameters, showsAll, answer);
  }

  ChallengeRow listing(String parameter) {
    return new ChallengeRow(asked, sendsCode, parameter, parameters, showsAll, answer);
  }

  ChallengeRow showing(Map<String, String> shown) {
    return new ChallengeRow(asked, sendsCode, options, shown, false, answer);
  }

  ChallengeRow showingAll() {
    return new ChallengeRow(asked, sendsCode, options, parameters, true, answer);
  }

  ChallengeRow answeredBy(AnswerField... fields) {
    return new ChallengeRow(asked, sendsCode, options, parameters, showsAll, List.of(fields));
  }
}
