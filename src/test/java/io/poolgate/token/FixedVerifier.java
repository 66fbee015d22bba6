package io.poolgate.token;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.revocation.Revocations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A verifier whose key, issuer and time never change, so that what fuzzing once found stays worth
/// running. The private half of its key is gone: there is one token that it ever signed.
final class FixedVerifier {
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  static final String ISSUER = "https://issuer.example/pool";
  static final String KEY_ID = "key-1";

  private FixedVerifier() {}

  /// The token that was signed.
  static String token() {
    return read("key-1.jwt");
  }

  /// A verifier with the key, as that provider understands it.
  static AccessTokenVerifier by(Provider provider) {
    var settings =
        new TokenSettings(
            Set.of(LocalPoolOptions.PUBLIC_CLIENT_ID),
            Set.of(ISSUER),
            URI.create("http://127.0.0.1:1/"),
            Set.of(TokenUse.ACCESS),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            1 << 20,
            Optional.of(read("key-1.jwks.json")));
    var metrics = new TokenMetrics(new SimpleMeterRegistry());
    var keys = new KeySource(settings, provider, () -> NOW, metrics);
    return new AccessTokenVerifier(settings, keys, Revocations.none(), () -> NOW, metrics);
  }

  private static String read(String name) {
    try {
      return Files.readString(Path.of("src/test/resources/io/poolgate/token", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
