package io.poolgate.guard;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.poolgate.cognito.call.UserPoolSettings;
import io.poolgate.egress.Egress;
import io.poolgate.egress.HttpProxy;
import io.poolgate.revocation.Revocations;
import io.poolgate.token.AcceptedClients;
import io.poolgate.token.AccessTokenVerifier;
import io.poolgate.token.TokenSettings;
import io.poolgate.token.keys.InvalidSetting;
import io.poolgate.token.keys.KeyRoute;
import io.poolgate.token.keys.KeySettings;
import io.poolgate.token.keys.KeySource;
import io.poolgate.token.keys.SignatureProvider;
import io.poolgate.token.verdict.VerifiedToken;
import io.poolgate.trust.TrustedAuthorities;
import jakarta.inject.Singleton;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes the verifier of the configured pool, and begins to load its keys as the server starts.
@Factory
final class TokenFactory {
  /// Unless it is empty, the JDK tells no proxy a password before TLS begins. This proxy's password
  /// was given for that.
  private static final String TUNNELING = "jdk.http.auth.tunneling.disabledSchemes";

  @Context
  TokenSettings tokenSettings(UserPoolSettings pool, TokenConfiguration configuration) {
    return orRefuseToStart(() ->
        new TokenSettings(
            new AcceptedClients.These(pool.tokens().allowedClientIds()),
            Set.copyOf(pool.tokens().issuers()),
            configuration.uses(),
            configuration.skew(),
            configuration.cacheWeight(),
            false));
  }

  @Singleton
  KeySettings keySettings(UserPoolSettings pool, TokenConfiguration configuration) {
    return orRefuseToStart(() ->
        new KeySettings(
            pool.tokens().jwksUrl(),
            configuration.refreshInterval(),
            configuration.staleLimit(),
            Optional.ofNullable(configuration.keys())));
  }

  @Singleton
  TokenMetrics metrics(@Nullable MeterRegistry registry) {
    return new TokenMetrics(registry == null ? new CompositeMeterRegistry() : registry);
  }

  @Singleton
  KeyRoute keyRoute(KeySettings settings, KeysConfiguration configuration, Egress egress) {
    var proxy = egress.proxyTo(settings.jwksUrl());
    var credentials = proxy.flatMap(HttpProxy::credentials);
    if (credentials.isPresent() && System.getProperty(TUNNELING) == null) {
      System.setProperty(TUNNELING, "");
    }
    return new KeyRoute(
        proxy.map(HttpProxy::address),
        credentials,
        Optional.ofNullable(configuration.tlsCa())
            .map(file -> TrustedAuthorities.read("COGNITO_JWKS_TLS_CA", file).context()));
  }

  @Context
  @Bean(preDestroy = "close")
  KeySource keySource(
      KeySettings settings, KeyRoute route, InstantSource clock, TokenMetrics metrics)
      throws NoSuchAlgorithmException {
    var provider = SignatureProvider.choose();
    var source = orRefuseToStart(() -> new KeySource(settings, route, provider, clock, metrics));
    metrics.observeAge(source::age);
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
    var verifier =
        new AccessTokenVerifier(
            settings, keys, token -> isRevoked(token, revocations), clock, metrics);
    metrics.observeCacheWeight(verifier::rememberedWeight);
    return verifier;
  }

  private static boolean isRevoked(VerifiedToken token, Revocations revocations) {
    return revocations.isRevoked(
        token.originJti(), token.principal().sub(), token.times().issuedAt());
  }

  private static <T> T orRefuseToStart(Supplier<T> made) {
    try {
      return made.get();
    } catch (InvalidSetting e) {
      throw TokenVariable.of(e.component()).refusal(e);
    }
  }
}
