package io.poolgate.token;

import io.poolgate.SettableClock;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import io.poolgate.token.keys.JwksServer;
import io.poolgate.token.keys.KeyRoute;
import io.poolgate.token.keys.KeySource;
import io.poolgate.token.keys.SignatureProvider;
import io.poolgate.token.verdict.Verification;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A verifier with all that it works with: a pool whose tokens it trusts, a server for the pool's
/// keys, and a clock.
final class VerifierRig implements AutoCloseable {
  final SettableClock clock = new SettableClock();
  final Observations observed = new Observations();
  final LocalUserPool pool;
  final JwksServer jwks;
  final TokenSettings settings;
  final KeySource keys;
  final AccessTokenVerifier verifier;

  /// What a test changes of the settings.
  interface Change {
    TokenSettingsBuilder to(TokenSettingsBuilder settings);
  }

  private VerifierRig(Change change, Preparation preparation) {
    try {
      pool = LocalUserPool.start(LocalPoolOptions.forTests().clock(clock).build());
      jwks = new JwksServer(JwksServer.published(pool.jwksUrl()));
      preparation.of(jwks);
      var builder = change.to(new TokenSettingsBuilder(pool, jwks.address()));
      settings = builder.build();
      var provider = SignatureProvider.choose();
      keys = new KeySource(builder.buildKeys(), KeyRoute.DIRECT, provider, clock, observed);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    verifier = new AccessTokenVerifier(settings, keys, _ -> false, clock, observed);
    keys.start();
  }

  /// What a test does to the server before it is asked for the first time.
  interface Preparation {
    void of(JwksServer jwks);
  }

  /// With the keys loaded.
  static VerifierRig warm(Change change) {
    var rig = new VerifierRig(change, _ -> {});
    rig.keys.news().join();
    return rig;
  }

  static VerifierRig warm() {
    return warm(settings -> settings);
  }

  static VerifierRig cold(Preparation preparation) {
    return new VerifierRig(settings -> settings, preparation);
  }

  static VerifierRig cold(Change change, Preparation preparation) {
    return new VerifierRig(change, preparation);
  }

  CompletableFuture<Verification> asked(String token) {
    return verifier.verify(token);
  }

  Verification verdict(String token) {
    return asked(token).join();
  }

  /// A token of the pool's, but for its key.
  String withKeyId(String keyId) {
    return pool.token().header("kid", keyId).sign();
  }

  String withRandomKeyId() {
    return withKeyId(UUID.randomUUID().toString());
  }

  /// Serves what the pool publishes now.
  void publish() {
    jwks.serves(JwksServer.published(pool.jwksUrl()));
  }

  @Override
  public void close() {
    keys.close();
    jwks.close();
    pool.close();
  }
}
