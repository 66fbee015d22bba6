package io.poolgate.limits;

/// That a bucket has not what was asked of it.
///
/// @param micros microseconds until it has
record Refusal(Charge charge, long micros) {}
