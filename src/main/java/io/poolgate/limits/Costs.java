package io.poolgate.limits;

import java.util.List;
import java.util.Map;

/// Which buckets a call is charged to, before it is made and after.
///
/// Messages that a stranger asks for and messages that follow a proved secret have separate
/// buckets. Otherwise a stranger who has messages sent to users would keep those users from signing
/// in. Messages that follow a proof are counted in both.
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

  /// The charges before the call.
  ///
  /// @param addressCounted whether this instance has counted the call at its address already
  List<Charge> before(boolean addressCounted) {
    var charges = new Charges(rates);
    if (addressCounted) {
      charges.takeInRedis(Limit.ADDRESS, address);
    } else {
      charges.take(Limit.ADDRESS, address, 1);
    }
    if (spend.user().isPresent()) {
      charges.take(Limit.USER, Key.ofName(spend.user().get()), 1);
    } else {
      names.forEach(name -> charges.take(Limit.USERNAME, name, 1));
    }
    if (spend.proof()) {
      // By name and by address, a call under way counts as a message, which is given back if none
      // is sent. In the total it does not: that would limit the sign-ins of everybody.
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

  /// The charges for a destination that becomes known only during the call.
  List<Charge> destinations() {
    var charges = new Charges(rates);
    destinations.forEach(to -> charges.take(Limit.DESTINATION_MESSAGES, to, 1));
    return charges.list();
  }

  /// The charges after the call.
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
