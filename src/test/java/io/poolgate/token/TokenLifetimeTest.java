package io.poolgate.token;

import static io.poolgate.token.verdict.RejectionReason.EXPIRED;
import static io.poolgate.token.verdict.RejectionReason.ISSUED_IN_FUTURE;
import static io.poolgate.token.verdict.RejectionReason.NOT_YET_VALID;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.token.verdict.Verification.Rejected;
import io.poolgate.token.verdict.Verification.Verified;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From when and until when a token is good, to the second.
class TokenLifetimeTest {
  @AutoClose private final VerifierRig rig = VerifierRig.warm();

  @Test
  void tokenIsValidUntilTheSecondBeforeItsExpiryAndNotAtIt() {
    var token = rig.pool.token().expiresIn(Duration.ofSeconds(10)).sign();

    rig.clock.advance(Duration.ofSeconds(9));
    assertThat(rig.verdict(token)).isInstanceOf(Verified.class);
    rig.clock.advance(Duration.ofSeconds(1));
    assertThat(rig.verdict(token)).isEqualTo(new Rejected(EXPIRED));
    rig.clock.advance(Duration.ofSeconds(1));
    assertThat(rig.verdict(token)).isEqualTo(new Rejected(EXPIRED));
  }

  @Test
  void skewMovesTheExpiryByItself() {
    try (var lenient = VerifierRig.warm(settings -> settings.skew(Duration.ofSeconds(30)))) {
      var now = lenient.clock.instant();
      var token = lenient.pool.token().expiresIn(Duration.ofSeconds(10)).sign();
      lenient.clock.set(now.plusSeconds(39));
      assertThat(lenient.verdict(token)).isInstanceOf(Verified.class);
      lenient.clock.set(now.plusSeconds(40));
      assertThat(lenient.verdict(token)).isEqualTo(new Rejected(EXPIRED));
    }
  }

  /// Times are whole seconds: without this, a pool that is ahead by a fraction of one would have
  /// tokens refused now and then.
  @ParameterizedTest
  @ValueSource(ints = {0, 30, 60})
  void thePoolsClockMayBeAheadByAMinuteWhateverTheSkew(int skew) {
    try (var any = VerifierRig.warm(settings -> settings.skew(Duration.ofSeconds(skew)))) {
      long now = any.clock.instant().getEpochSecond();
      for (var claim : Map.of("iat", ISSUED_IN_FUTURE, "nbf", NOT_YET_VALID).entrySet()) {
        var ahead = any.pool.token().with(claim.getKey(), now + 60);
        assertThat(any.verdict(ahead.sign())).isInstanceOf(Verified.class);
        assertThat(any.verdict(ahead.with(claim.getKey(), now + 61).sign()))
            .isEqualTo(new Rejected(claim.getValue()));
      }
    }
  }

  /// What the pool signs at its own time, tried at every tenth of a second.
  @Test
  void everyFreshTokenOfAPoolThatIsAheadIsGood() {
    for (int tenth = 0; tenth < 30; tenth++) {
      var now = rig.clock.instant().plusMillis(100);
      rig.clock.set(now.plusMillis(300));
      var fresh = rig.pool.token().sign();
      rig.clock.set(now);
      assertThat(rig.verdict(fresh)).as("at %s", now).isInstanceOf(Verified.class);
    }
  }
}
