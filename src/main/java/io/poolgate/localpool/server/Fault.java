package io.poolgate.localpool.server;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One way to go wrong on purpose.
sealed interface Fault {

  /// Waits, and goes on.
  record Delay(Duration time) implements Fault {}

  /// Gives another answer, and does not carry the operation out.
  record Reply(HttpAnswer answer) implements Fault {}

  /// Fails as Cognito does, and does not carry the operation out.
  record Raise(String type, String message) implements Fault {}

  /// Closes the connection with no answer, and does not carry the operation out.
  record Drop() implements Fault {}

  /// Carries the operation out, and closes the connection in the middle of the answer.
  record CutOff() implements Fault {}

  /// Carries the operation out, and sends half of the JSON as if it were all.
  record Truncate() implements Fault {}

  /// What is to happen to one call.
  record Plan(Duration delay, @Nullable Fault fault) {}
}
