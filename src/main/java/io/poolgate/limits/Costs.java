package io.poolgate.limits;

import java.util.List;
import java.util.Map;

/// Which buckets a call asks, and what is counted in them afterwards.
///
/// A message that a stranger asks for and one that follows a proof have buckets of their own: else
/// whoever has messages sent to somebody would keep them from signing in. Those that follow a proof
/// are counted in both.
final class Costs {
  private final Map<Limit, Rate> rates;
  private final Spend spend;
  private final Key address;
  private final List<Key> names;
  private final List<Key> destinations;

  Costs(Map<Limit, Rate> rates, Spend spend, String address) {
    this.rates = rates;
    this.spend = spend;
    this.address = Key.ofAddress(address);
    this.names = spend.names().stream().map(Key::ofName).distinct().toList();
    this.destinations =
        spend.destinations().stream()
            .flatMap(where -> Destination.of(where).stream())
            .distinct()
            .toList();
  }

  /// What is asked before.
  ///
  /// @param addressCounted whether the address has been counted by this instance
  List<Charge> before(boolean addressCounted) {
    var charges = new Charges(rates);
    if (addressCounted) {
      charges.takeElsewhere(Limit.ADDRESS, address);
    } else {
      charges.take(Limit.ADDRESS, address, 1);
    }
    if (spend.user().isPresent()) {
      charges.take(Limit.USER, Key.ofName(spend.user().get()), 1);
    } else {
      names.forEach(name -> charges.take(Limit.USERNAME, name, 1));
    }
    if (spend.proof()) {
      // How many are under way is bounded by name and address, and what was not sent is given
      // back. In all it is not: that would bound the sign-ins of everybody.
      names.forEach(name -> charges.take(Limit.USERNAME_MESSAGES, name.proved(), 1));
      charges.take(Limit.ADDRESS_MESSAGES, address.proved(), 1);
      destinations.forEach(to -> charges.look(Limit.DESTINATION_MESSAGES, to.proved()));
      charges.look(Limit.MESSAGES, Key.ofAll().proved());
    } else if (spend.messages() > 0) {
      names.forEach(name -> charges.take(Limit.USERNAME_MESSAGES, name, spend.messages()));
      charges.take(Limit.ADDRESS_MESSAGES, address, spend.messages());
      destinations.forEach(to -> charges.take(Limit.DESTINATION_MESSAGES, to, 1));
      charges.take(Limit.MESSAGES, Key.ofAll(), spend.messages());
    }
    return charges.list();
  }

  /// What is asked of one more destination, which has become known meanwhile.
  List<Charge> destinations() {
    var charges = new Charges(rates);
    destinations.forEach(to -> charges.take(Limit.DESTINATION_MESSAGES, to, 1));
    return charges.list();
  }

  /// What is counted after.
  List<Charge> after(Sent sent) {
    var charges = new Charges(rates);
    if (spend.proof() && !sent.message()) {
      names.forEach(name -> charges.count(Limit.USERNAME_MESSAGES, name.proved(), -1));
      charges.count(Limit.ADDRESS_MESSAGES, address.proved(), -1);
    } else if (spend.proof()) {
      names.forEach(name -> charges.count(Limit.USERNAME_MESSAGES, name, 1));
      charges.count(Limit.ADDRESS_MESSAGES, address, 1);
      destinations.forEach(to -> both(charges, Limit.DESTINATION_MESSAGES, to));
      both(charges, Limit.MESSAGES, Key.ofAll());
    }
    sent.user()
        .map(Key::ofName)
        .filter(user -> !names.contains(user))
        .ifPresent(user -> {
          var named = names.getFirst();
          charges.countAlike(Limit.USERNAME, user, named);
          if (spend.messages() > 0 || sent.message()) {
            charges.countAlike(Limit.USERNAME_MESSAGES, user, named);
          }
          if (sent.message() && spend.proof()) {
            charges.countAlike(Limit.USERNAME_MESSAGES, user.proved(), named.proved());
          }
        });
    return charges.list();
  }

  private static void both(Charges charges, Limit limit, Key key) {
    charges.count(limit, key, 1);
    charges.count(limit, key.proved(), 1);
  }
}
