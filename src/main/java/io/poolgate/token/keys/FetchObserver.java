package io.poolgate.token.keys;

/// Is told how each fetch of the keys ended, by the thread that fetched them.
@FunctionalInterface
public interface FetchObserver {

  /// How a fetch ended.
  enum Outcome {
    /// With keys.
    LOADED,
    /// Without an answer, or with another status than 200.
    FAILED,
    /// With an answer that is no JWKS, or has no usable key.
    INVALID
  }

  void fetched(Outcome outcome);
}
