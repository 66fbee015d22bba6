package io.poolgate.limits;

/// A charge whose bucket has less left than it needs.
///
/// @param micros microseconds until it has enough
record Refusal(Charge charge, long micros) {}
