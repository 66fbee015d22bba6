package io.poolgate.limits;

import java.util.List;
import java.util.Optional;

/// Where the counts are.
interface Buckets {
  /// Takes what all of the charges ask for, or nothing. Those that are counted already are asked
  /// for only where more than this instance counts.
  Optional<Refusal> take(List<Charge> charges);

  /// The same by what this instance has counted alone: waits for nobody.
  Optional<Refusal> takeHere(Charge charge);

  /// Counts what became of it afterwards. Nothing is refused, and nobody waits.
  void settle(List<Charge> charges);
}
