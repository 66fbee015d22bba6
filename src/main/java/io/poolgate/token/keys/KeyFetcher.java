package io.poolgate.token.keys;

import io.poolgate.token.keys.FetchObserver.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Provider;

/// Fetches the keys, and passes them to [LoadedKeys]. An answer without a usable key never replaces
/// keys that are there.
final class KeyFetcher implements AutoCloseable {
  private final JwksClient client;
  private final Provider provider;
  private final LoadedKeys loaded;
  private final FetchObserver observer;

  KeyFetcher(JwksClient client, Provider provider, LoadedKeys loaded, FetchObserver observer) {
    this.client = client;
    this.provider = provider;
    this.loaded = loaded;
    this.observer = observer;
  }

  /// Begins with keys that were not fetched.
  ///
  /// @throws InvalidSetting where they are no JWKS with a usable key
  void preload(String jwks) {
    var keys = KeySet.parse(jwks.getBytes(StandardCharsets.UTF_8), provider);
    InvalidSetting.unless(keys.isPresent(), "preloaded", "is not a JWKS with an RSA signing key.");
    loaded.preload(keys.orElseThrow());
  }

  /// Waits for the answer, 5 s at most.
  void fetch() throws InterruptedException {
    try {
      KeySet.parse(client.fetch(), provider).ifPresentOrElse(this::accept, this::refuse);
    } catch (IOException e) {
      observer.fetched(Outcome.FAILED);
      loaded.keep(String.valueOf(e.getMessage()));
    }
  }

  private void accept(KeySet keys) {
    loaded.add(keys);
    observer.fetched(Outcome.LOADED);
  }

  private void refuse() {
    observer.fetched(Outcome.INVALID);
    loaded.keep("the answer is no JWKS with a usable key");
  }

  @Override
  public void close() {
    client.close();
  }
}
