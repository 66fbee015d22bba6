package io.poolgate.localpool.signin;

/// What a right answer leads to.
sealed interface Step {

  /// One more question.
  record Ask(PoolChallenge challenge) implements Step {}

  /// The user has proved one factor; the account may ask for more.
  record Proved() implements Step {}

  /// Nothing more is asked.
  record Complete() implements Step {}
}
