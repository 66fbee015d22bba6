package io.poolgate.token;

import static io.poolgate.token.verdict.RejectionReason.UNKNOWN_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.token.keys.KeySource;
import io.poolgate.token.verdict.Verification.Rejected;
import io.poolgate.token.verdict.Verification.Verified;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tokens whose key is not loaded: the pool has changed its keys, or a stranger pretends so.
@Timeout(30)
class UnknownKeyTest {
  @Test
  void newKeyIsAcceptedAtOnceAndOldOnesServeOn() {
    try (var rig = VerifierRig.warm()) {
      var old = rig.pool.token().sign();
      rig.clock.advance(KeySource.COOL_DOWN);
      rig.pool.rotateKeys();
      rig.publish();

      assertThat(rig.verdict(rig.pool.token().sign())).isInstanceOf(Verified.class);
      assertThat(rig.verdict(old)).isInstanceOf(Verified.class);
    }
  }

  @Test
  void newKeyIsAcceptedTenSecondsAfterAFloodAsked() {
    try (var rig = VerifierRig.warm()) {
      rig.clock.advance(KeySource.COOL_DOWN);
      rig.verdict(rig.withRandomKeyId());
      rig.pool.rotateKeys();
      rig.publish();
      var token = rig.pool.token().expiresIn(Duration.ofHours(1)).sign();

      rig.clock.advance(KeySource.COOL_DOWN.minusSeconds(1));
      assertThat(rig.verdict(token)).isEqualTo(new Rejected(UNKNOWN_KEY));
      rig.clock.advance(Duration.ofSeconds(1));
      assertThat(rig.verdict(token)).isInstanceOf(Verified.class);
    }
  }

  @Test
  void twoHundredRandomKeysOneAfterAnotherCauseOneFetch() {
    try (var rig = VerifierRig.warm()) {
      rig.clock.advance(KeySource.COOL_DOWN);
      int before = rig.jwks.fetches();

      for (int i = 0; i < 200; i++) {
        assertThat(rig.verdict(rig.withRandomKeyId())).isEqualTo(new Rejected(UNKNOWN_KEY));
      }

      assertThat(rig.jwks.fetches() - before).isOne();
    }
  }

  @Test
  void knownKeyNeverWaitsForAnUnknownOne() {
    try (var rig = VerifierRig.warm()) {
      rig.clock.advance(KeySource.COOL_DOWN);
      var until = rig.jwks.hangs();
      var unknown = rig.asked(rig.withRandomKeyId());

      var known = rig.asked(rig.pool.token().sign());

      assertThat(known).isCompletedWithValueMatching(Verified.class::isInstance);
      assertThat(unknown).isNotDone();
      until.countDown();
      assertThat(unknown.join()).isEqualTo(new Rejected(UNKNOWN_KEY));
    }
  }

  @Test
  void clockThatWasSetBackDoesNotStopRefreshes() {
    try (var rig = VerifierRig.warm()) {
      rig.clock.advance(Duration.ofHours(-1));
      rig.pool.rotateKeys();
      rig.publish();

      assertThat(rig.verdict(rig.pool.token().sign())).isInstanceOf(Verified.class);
    }
  }

  @Test
  void keyThePoolRemovedStopsVerifyingRememberedTokensIncluded() {
    try (var rig = VerifierRig.warm()) {
      var token = rig.pool.token().sign();
      assertThat(rig.verdict(token)).isInstanceOf(Verified.class);
      rig.pool.rotateKeys();
      rig.pool.retireOldKeys();
      rig.publish();
      rig.clock.advance(KeySource.COOL_DOWN);
      rig.verdict(rig.withRandomKeyId());

      assertThat(rig.verdict(token)).isEqualTo(new Rejected(UNKNOWN_KEY));
    }
  }
}
