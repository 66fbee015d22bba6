package io.poolgate.localpool;

import java.util.Map;

/// What is said of a user who does not exist: with PreventUserExistenceErrors, nothing that tells.
record UnknownUsers(boolean hidden) {

  /// The failure that a known user might have met too, or that there is none.
  PoolException failure(PoolException disguise) {
    return hidden
        ? disguise
        : PoolException.userNotFound("Username/client id combination not found.");
  }

  /// Where a code would have gone, or that there is nobody to send it to.
  Map<String, Object> delivery(String name) {
    if (!hidden) {
      throw PoolException.userNotFound("Username/client id combination not found.");
    }
    return Map.of("CodeDeliveryDetails", CodeDelivery.simulated(name).toJson());
  }
}
