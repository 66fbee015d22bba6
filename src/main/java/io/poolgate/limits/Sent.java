package io.poolgate.limits;

import java.util.Optional;

/// What became of a call.
///
/// @param message whether a message went out, or may have
/// @param user what the pool calls the user, where it told: the name of theirs that all others lead
///   to
public record Sent(boolean message, Optional<String> user) {
  public static final Sent NOTHING = new Sent(false, Optional.empty());

  /// Names nobody.
  @Override
  public String toString() {
    return "Sent[message=" + message + "]";
  }
}
