package io.poolgate.limits;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a call may cost: a guess at somebody's secret, a message.
///
/// @param username whose, if the call names anybody
/// @param message whether it may have a message sent
/// @param destination where to, where the call itself tells
public record Spend(Optional<String> username, boolean message, Optional<String> destination) {
  /// Of nobody in particular.
  public static Spend call() {
    return new Spend(Optional.empty(), false, Optional.empty());
  }

  /// In the name of a user.
  public static Spend by(String username) {
    return new Spend(Optional.of(username), false, Optional.empty());
  }

  /// In the name of a user, who is sent a message.
  ///
  /// @param destination an email address or a phone number; anything else counts for none
  public static Spend message(String username, @Nullable String destination) {
    return new Spend(
        Optional.of(username), true, Optional.ofNullable(destination).flatMap(Destination::of));
  }

  /// Names nobody.
  @Override
  public String toString() {
    return "Spend[message=" + message + "]";
  }
}
