package io.poolgate.cognito.signin;

import java.util.List;

/// One field of the answer to a challenge.
///
/// @param name its name in the contract
/// @param required whether an answer must have it
/// @param cognitoNames its names among Cognito's ChallengeResponses: one for a text, several for a
///   field of as many parts, a prefix that ends with a dot for a map, none where Cognito is told in
///   another way
/// @param choice the choice that it may come with, to spare a round trip; empty for any
public record AnswerField(String name, boolean required, List<String> cognitoNames, String choice) {

  static AnswerField required(String name, String... cognitoNames) {
    return new AnswerField(name, true, List.of(cognitoNames), "");
  }

  static AnswerField optional(String name, String... cognitoNames) {
    return new AnswerField(name, false, List.of(cognitoNames), "");
  }

  /// The same field, allowed beside that choice only.
  AnswerField beside(String chosen) {
    return new AnswerField(name, required, cognitoNames, chosen);
  }
}
