package io.poolgate.limits;

import java.util.List;
import java.util.Optional;

/// Where the limits are counted.
interface Buckets {
  /// Takes what all of the charges ask for, or nothing. A charge that this instance has counted
  /// already is asked for only in Redis.
  Optional<Refusal> take(List<Charge> charges);

  /// The same for one charge, by this instance's own count: it waits for nobody.
  Optional<Refusal> takeHere(Charge charge);

  /// Counts afterwards what became of a call. Nothing is refused, and nobody waits.
  void settle(List<Charge> charges);
}
