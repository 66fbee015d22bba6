package io.poolgate.limits;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a call may cost: a guess at somebody's secret, a message.
///
/// @param username whose, if the call names anybody
/// @param message whether it may have a message sent
/// @param destinations where to, where the call itself tells
public record Spend(Optional<String> username, boolean message, List<String> destinations) {
  public Spend {
    destinations = List.copyOf(destinations);
  }

  /// Of nobody in particular.
  public static Spend call() {
    return new Spend(Optional.empty(), false, List.of());
  }

  /// In the name of a user.
  public static Spend by(String username) {
    return new Spend(Optional.of(username), false, List.of());
  }

  /// In the name of a user, who is sent a message.
  ///
  /// @param destinations email addresses and phone numbers that it may go to; anything else counts
  ///   for none
  public static Spend message(String username, String... destinations) {
    return new Spend(
        Optional.of(username),
        true,
        Arrays.stream(destinations).flatMap(where -> Destination.of(where).stream()).toList());
  }

  /// Names nobody.
  @Override
  public String toString() {
    return "Spend[message=" + message + "]";
  }
}
