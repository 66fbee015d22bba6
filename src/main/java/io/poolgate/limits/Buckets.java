package io.poolgate.limits;

import io.github.bucket4j.ConsumptionProbe;

/// Where the counts are.
interface Buckets {
  /// Takes one from a bucket, if there is one left.
  ///
  /// @param key what is counted; no user name in clear
  ConsumptionProbe take(Limit limit, Rate rate, String key);
}
