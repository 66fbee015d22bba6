package io.poolgate.localpool.signin;

/// What a right answer leads to.
sealed interface NextStep {

  /// One more question.
  record Ask(PoolChallenge challenge) implements NextStep {}

  /// The user has proved one factor; the account may ask for more.
  record Proved() implements NextStep {}

  /// Nothing more is asked.
  record Complete() implements NextStep {}
}
