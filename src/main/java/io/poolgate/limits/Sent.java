package io.poolgate.limits;

import java.util.Optional;

/// What became of a call.
///
/// @param message whether a message went out, or may have
/// @param user the user's own name in the pool, where the pool told it: all other names of theirs
///   lead to it
public record Sent(boolean message, Optional<String> user) {
  public static final Sent NOTHING = new Sent(false, Optional.empty());

  /// Names nobody.
  @Override
  public String toString() {
    return "Sent[message=" + message + "]";
  }
}
