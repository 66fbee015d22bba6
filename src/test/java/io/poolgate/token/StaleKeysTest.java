package io.poolgate.token;

import static io.poolgate.token.verdict.RejectionReason.KEYS_UNAVAILABLE;
import static io.poolgate.token.verdict.RejectionReason.UNKNOWN_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.token.keys.FetchObserver.Outcome;
import io.poolgate.token.keys.KeySource;
import io.poolgate.token.keys.Outage;
import io.poolgate.token.verdict.Verification.Rejected;
import io.poolgate.token.verdict.Verification.Verified;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Keys that were loaded, when they cannot be fetched again.
@Timeout(30)
class StaleKeysTest {
  @ParameterizedTest
  @MethodSource("io.poolgate.token.keys.Outage#all")
  void loadedKeysServeOnInAnOutage(Outage outage) {
    try (var rig = VerifierRig.warm()) {
      outage.begin().accept(rig.jwks);
      rig.clock.advance(Duration.ofMinutes(1));
      var unknown = rig.asked(rig.withKeyId("unknown"));

      var known = rig.asked(rig.pool.token().sign());

      assertThat(known).isCompletedWithValueMatching(Verified.class::isInstance);
      assertThat(unknown.join()).isEqualTo(new Rejected(UNKNOWN_KEY));
    }
  }

  @Test
  void outageIsToldWhileOldKeysServe() {
    try (var rig = VerifierRig.warm()) {
      rig.jwks.answers(500, "");
      rig.clock.advance(Duration.ofMinutes(7));
      rig.verdict(rig.withKeyId("unknown"));

      assertThat(rig.keys.isStale()).isTrue();
      assertThat(rig.keys.age()).isEqualTo(Duration.ofMinutes(7));
      assertThat(rig.keys.age()).hasSeconds(420);
      assertThat(rig.observed.fetches(Outcome.FAILED)).isOne();
      assertThat(rig.observed.fetches(Outcome.LOADED)).isOne();
    }
  }

  @Test
  void fiftyRequestsInAnOutageCauseOneFetchAtMost() {
    try (var rig = VerifierRig.warm()) {
      rig.jwks.answers(500, "");
      rig.clock.advance(Duration.ofMinutes(1));
      int before = rig.jwks.fetches();

      for (int i = 0; i < 50; i++) {
        assertThat(rig.verdict(rig.pool.token().sign())).isInstanceOf(Verified.class);
        assertThat(rig.verdict(rig.withRandomKeyId())).isEqualTo(new Rejected(UNKNOWN_KEY));
      }

      assertThat(rig.jwks.fetches() - before).isOne();
    }
  }

  @Test
  void keysTooOldServeNoMore() {
    try (var rig = VerifierRig.warm()) {
      rig.jwks.answers(500, "");
      var token = rig.pool.token().expiresIn(Duration.ofDays(2)).sign();
      assertThat(rig.verdict(token)).isInstanceOf(Verified.class);

      rig.clock.advance(Duration.ofHours(24));
      assertThat(rig.verdict(token)).isInstanceOf(Verified.class);
      rig.clock.advance(Duration.ofSeconds(1));
      assertThat(rig.verdict(token)).isEqualTo(new Rejected(KEYS_UNAVAILABLE));

      rig.publish();
      rig.clock.advance(KeySource.COOL_DOWN);
      assertThat(rig.verdict(token)).isInstanceOf(Verified.class);
    }
  }
}
