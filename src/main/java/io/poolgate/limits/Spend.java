package io.poolgate.limits;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a call may cost: a guess at somebody's secret, a message.
///
/// @param user the signed-in user, if any
/// @param names all known names of the user whom the call concerns, if any
/// @param messages how many messages it has sent
/// @param proof whether a message may be sent once a secret has proved right, which nobody can tell
///   beforehand
/// @param destinations where the messages go, in clear, where that is known
public record Spend(
    Optional<String> user,
    List<String> names,
    int messages,
    boolean proof,
    List<String> destinations) {
  public Spend {
    names = List.copyOf(names);
    destinations = List.copyOf(destinations);
  }

  /// A call that concerns nobody in particular.
  public static Spend call() {
    return new Spend(Optional.empty(), List.of(), 0, false, List.of());
  }

  /// A call that names a user.
  public static Spend by(String... names) {
    return new Spend(Optional.empty(), List.of(names), 0, false, List.of());
  }

  /// A call of a signed-in user.
  ///
  /// @param name their name in the pool, which is the same at sign-in
  public static Spend signedIn(String sub, Optional<String> name) {
    var names = Stream.concat(name.stream(), Stream.of(sub)).toList();
    return new Spend(Optional.of(sub), names, 0, false, List.of());
  }

  /// The same, of a call that has one message sent.
  ///
  /// @param to email addresses and phone numbers that it may go to; anything else counts for none
  public Spend message(String... to) {
    return messages(1, to);
  }

  /// The same, of a call that has so many messages sent.
  public Spend messages(int count, String... to) {
    return new Spend(user, names, count, false, Arrays.asList(to));
  }

  /// The same, of a call that checks a secret, after which a message may be sent.
  public Spend proof(String... to) {
    return new Spend(user, names, 0, true, Arrays.asList(to));
  }

  /// Names nobody.
  @Override
  public String toString() {
    return "Spend[messages=" + messages + ", proof=" + proof + "]";
  }
}
