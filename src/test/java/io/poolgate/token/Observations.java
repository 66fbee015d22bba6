package io.poolgate.token;

import io.poolgate.token.keys.FetchObserver;
import io.poolgate.token.verdict.Verification;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// What a verifier and its key source have told.
final class Observations implements VerificationObserver, FetchObserver {
  private final List<Verification> verdicts = new CopyOnWriteArrayList<>();
  private final List<Outcome> fetches = new CopyOnWriteArrayList<>();
  private final AtomicInteger remembered = new AtomicInteger();

  @Override
  public void verified(Verification verdict) {
    verdicts.add(verdict);
  }

  @Override
  public void remembered() {
    remembered.incrementAndGet();
  }

  @Override
  public void fetched(Outcome outcome) {
    fetches.add(outcome);
  }

  /// The verdicts so far, in the order in which they were given.
  List<Verification> verdicts() {
    return List.copyOf(verdicts);
  }

  int fetches(Outcome outcome) {
    return Collections.frequency(fetches, outcome);
  }

  /// How many tokens were found remembered.
  int timesRemembered() {
    return remembered.get();
  }
}
