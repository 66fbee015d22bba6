package io.poolgate.token;

import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.token.keys.KeyRoute;
import io.poolgate.token.keys.KeySettings;
import io.poolgate.token.keys.KeySource;
import io.poolgate.token.verdict.TokenUse;
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
            new AcceptedClients.These(Set.of(LocalPoolOptions.PUBLIC_CLIENT_ID)),
            Set.of(ISSUER),
            Set.of(TokenUse.ACCESS),
            Duration.ZERO,
            1 << 20,
            false);
    var keySettings =
        new KeySettings(
            URI.create("http://127.0.0.1:1/"),
            Duration.ZERO,
            Duration.ZERO,
            Optional.of(read("key-1.jwks.json")));
    var keys = new KeySource(keySettings, KeyRoute.DIRECT, provider, () -> NOW, _ -> {});
    return new AccessTokenVerifier(settings, keys, _ -> false, () -> NOW, new Observations());
  }

  private static String read(String name) {
    try {
      return Files.readString(Path.of("src/test/resources/io/poolgate/token", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
