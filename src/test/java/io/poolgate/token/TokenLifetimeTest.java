package io.poolgate.token;

import static io.poolgate.token.RejectionReason.EXPIRED;
import static io.poolgate.token.RejectionReason.ISSUED_IN_FUTURE;
import static io.poolgate.token.RejectionReason.NOT_YET_VALID;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.token.Verification.Rejected;
import io.poolgate.token.Verification.Verified;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

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
  void skewMovesEveryBoundaryByItself() {
    try (var lenient = VerifierRig.warm(settings -> settings.skew(Duration.ofSeconds(30)))) {
      var now = lenient.clock.instant();
      var token = lenient.pool.token().expiresIn(Duration.ofSeconds(10)).sign();
      lenient.clock.set(now.plusSeconds(39));
      assertThat(lenient.verdict(token)).isInstanceOf(Verified.class);
      lenient.clock.set(now.plusSeconds(40));
      assertThat(lenient.verdict(token)).isEqualTo(new Rejected(EXPIRED));
      lenient.clock.set(now);

      var issuedLater = lenient.pool.token().with("iat", now.getEpochSecond() + 30);
      assertThat(lenient.verdict(issuedLater.sign())).isInstanceOf(Verified.class);
      assertThat(lenient.verdict(issuedLater.with("iat", now.getEpochSecond() + 31).sign()))
          .isEqualTo(new Rejected(ISSUED_IN_FUTURE));

      var validLater = lenient.pool.token().with("nbf", now.getEpochSecond() + 30);
      assertThat(lenient.verdict(validLater.sign())).isInstanceOf(Verified.class);
      assertThat(lenient.verdict(validLater.with("nbf", now.getEpochSecond() + 31).sign()))
          .isEqualTo(new Rejected(NOT_YET_VALID));
    }
  }
}
