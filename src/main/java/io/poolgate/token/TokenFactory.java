package io.poolgate.token;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.poolgate.cognito.UserPoolSettings;
import io.poolgate.problem.StartupException;
import io.poolgate.revocation.Revocations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the verifier of the configured pool, and begins to load its keys as the server starts.
@Factory
final class TokenFactory {

  @Singleton
  TokenSettings settings(UserPoolSettings pool, TokenConfiguration configuration) {
    return new TokenSettings(
        pool.allowedClientIds(),
        Set.copyOf(pool.issuers()),
        pool.jwksUrl(),
        configuration.uses(),
        configuration.skew(),
        configuration.refreshInterval(),
        configuration.staleLimit(),
        configuration.cacheWeight(),
        preloaded(configuration));
  }

  private static Optional<String> preloaded(TokenConfiguration configuration) {
    var file = configuration.keysFile();
    if (file == null) {
      return Optional.ofNullable(configuration.keys());
    }
    try {
      return Optional.of(Files.readString(Path.of(file)));
    } catch (IOException | InvalidPathException e) {
      throw new StartupException(
          "POOLGATE_TOKEN_KEYS_FILE",
          "names a file that cannot be read: " + file + ".",
          "/etc/poolgate/jwks.json");
    }
  }

  @Singleton
  TokenMetrics metrics(@Nullable MeterRegistry registry) {
    return new TokenMetrics(registry == null ? new CompositeMeterRegistry() : registry);
  }

  @Context
  @Bean(preDestroy = "close")
  KeySource keySource(TokenSettings settings, InstantSource clock, TokenMetrics metrics)
      throws NoSuchAlgorithmException {
    var source = new KeySource(settings, SignatureProvider.choose(), clock, metrics);
    source.start();
    return source;
  }

  @Singleton
  AccessTokenVerifier verifier(
      TokenSettings settings,
      KeySource keys,
      Revocations revocations,
      InstantSource clock,
      TokenMetrics metrics) {
    return new AccessTokenVerifier(settings, keys, revocations, clock, metrics);
  }
}
