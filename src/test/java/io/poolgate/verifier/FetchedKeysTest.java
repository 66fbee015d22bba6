package io.poolgate.verifier;

import static io.poolgate.token.verdict.RejectionReason.KEYS_UNAVAILABLE;
import static io.poolgate.token.verdict.RejectionReason.UNKNOWN_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poolgate.SettableClock;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import io.poolgate.token.keys.JwksServer;
import io.poolgate.token.keys.KeySource;
import io.poolgate.token.verdict.Verification.Rejected;
import io.poolgate.token.verdict.Verification.Verified;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// When a verifier's keys come, and who waits for them.
@Timeout(30)
class FetchedKeysTest {
  private final SettableClock clock = new SettableClock();
  @AutoClose private final LocalUserPool pool = startPool();
  @AutoClose private final JwksServer jwks = new JwksServer(published());
  private final VerifierBuilder ofPool =
      CognitoVerifier.forPool(pool.id())
          .issuers(pool.issuer())
          .anyClient()
          .clock(clock)
          .keys(keys -> keys.from(jwks.address()));

  private LocalUserPool startPool() {
    try {
      return LocalUserPool.start(LocalPoolOptions.forTests().clock(clock).build());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String published() {
    return JwksServer.published(pool.jwksUrl());
  }

  @Test
  void keysAreFetchedWithoutBeingAskedFor() {
    try (var verifier = ofPool.build()) {
      assertThat(verifier.awaitKeys()).isTrue();
      clock.advance(Duration.ofMinutes(1));

      assertThat(verifier.keysAge()).contains(Duration.ofMinutes(1));
      assertThat(verifier.verifyAsync(pool.token().sign()))
          .isCompletedWithValueMatching(Verified.class::isInstance);
      assertThat(jwks.fetches()).isOne();
    }
  }

  @Test
  void keysThatWerePutOffAreFetchedOnceAtFirstUse() {
    try (var verifier = ofPool.keys(PoolKeys::fetchedAtFirstUse).build()) {
      assertThat(verifier.keysAge()).isEmpty();
      assertThat(jwks.fetches()).isZero();

      assertThat(verifier.verify(pool.token().sign())).isInstanceOf(Verified.class);
      assertThat(verifier.verify(pool.token().sign())).isInstanceOf(Verified.class);
      assertThat(jwks.fetches()).isOne();
    }
  }

  @Test
  void preloadedKeysNeedNoPool() {
    jwks.refuses();
    try (var verifier = ofPool.keys(keys -> keys.preloaded(published())).build()) {
      assertThat(verifier.verify(pool.token().sign())).isInstanceOf(Verified.class);
    }
  }

  @Test
  void keysThatAreNeverFetchedAreAllThereAre() {
    try (var verifier = ofPool.keys(keys -> keys.preloaded(published()).neverFetched()).build()) {
      pool.rotateKeys();

      assertThat(verifier.awaitKeys()).isTrue();
      assertThat(verifier.verify(pool.token().sign())).isEqualTo(new Rejected(UNKNOWN_KEY));
      assertThat(jwks.fetches()).isZero();
    }
  }

  @Test
  void aNewKeyOfThePoolIsFetchedWhenATokenNamesIt() {
    try (var verifier = ofPool.build()) {
      verifier.awaitKeys();
      clock.advance(KeySource.COOL_DOWN);
      pool.rotateKeys();
      jwks.serves(published());

      assertThat(verifier.verify(pool.token().sign())).isInstanceOf(Verified.class);
    }
  }

  @Test
  void whoAsksWithoutWaitingIsNotHeldByAHangingPool() {
    var hanging = jwks.hangs();
    try (var verifier = ofPool.build()) {
      var verdict = verifier.verifyAsync(pool.token().sign());
      assertThat(verdict).isNotDone();

      hanging.countDown();
      assertThat(verdict.join()).isInstanceOf(Verified.class);
    }
  }

  /// It takes the 3 s that a token waits for keys.
  @Test
  @Tag("long")
  void noKeysAreAReasonOfTheirOwn() {
    jwks.refuses();
    try (var verifier = ofPool.build()) {
      assertThat(verifier.awaitKeys()).isFalse();
      assertThat(verifier.verify(pool.token().sign())).isEqualTo(new Rejected(KEYS_UNAVAILABLE));
      assertThat(verifier.keysAge()).isEmpty();
    }
  }

  @Test
  void textThatIsNoKeySetIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(ofPool.keys(keys -> keys.preloaded("{\"keys\":[]}"))::build)
        .withMessage("preloaded is not a JWKS with an RSA signing key.");
  }
}
