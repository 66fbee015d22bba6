package io.poolgate.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.token.keys.KeySource;
import io.poolgate.token.verdict.Verification.Verified;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

  @Test
  void tokenIsVerifiedOnceAndRemembered() throws Exception {
    try (var rig = VerifierRig.warm()) {
      var token = rig.pool.token().sign();

      var first = rig.verdict(token);

      assertThat(rig.observed.timesRemembered()).isZero();
      assertThat(rig.verdict(token)).isSameAs(first);
      assertThat(rig.observed.timesRemembered()).isOne();
    }
  }

  @Test
  void rejectedTokenIsNotRemembered() throws Exception {
    try (var rig = VerifierRig.warm()) {
      var early = rig.pool.token().with("nbf", rig.clock.instant().getEpochSecond() + 65).sign();
      assertThat(rig.verdict(early)).isNotInstanceOf(Verified.class);

      rig.clock.advance(Duration.ofSeconds(5));

      assertThat(rig.verdict(early)).isInstanceOf(Verified.class);
      assertThat(rig.observed.timesRemembered()).isZero();
    }
  }

  @Test
  void rememberedTokenDoesNotCoverOneWithAnotherSignature() throws Exception {
    try (var rig = VerifierRig.warm()) {
      var token = rig.pool.token().sign();
      rig.verdict(token);
      var altered = token.substring(0, token.lastIndexOf('.') + 1) + "AAAA";

      assertThat(rig.verdict(altered)).isNotInstanceOf(Verified.class);
      assertThat(rig.observed.timesRemembered()).isZero();
    }
  }

  @Test
  void refreshThatBringsTheSameKeyKeepsWhatIsRemembered() throws Exception {
    try (var rig = VerifierRig.warm()) {
      var token = rig.pool.token().sign();
      rig.verdict(token);
      rig.clock.advance(KeySource.COOL_DOWN);
      rig.pool.rotateKeys();
      rig.publish();
      rig.verdict(rig.pool.token().sign());

      assertThat(rig.verdict(token)).isInstanceOf(Verified.class);
      assertThat(rig.observed.timesRemembered()).isOne();
    }
  }

  @Test
  void weightOfZeroRemembersNothing() throws Exception {
    try (var rig = VerifierRig.warm(settings -> settings.cacheWeight(0))) {
      var token = rig.pool.token().sign();

      assertThat(rig.verdict(token)).isInstanceOf(Verified.class);
      assertThat(rig.verdict(token)).isInstanceOf(Verified.class);
      assertThat(rig.observed.timesRemembered()).isZero();
      assertThat(rig.verifier.rememberedWeight()).isZero();
    }
  }

  @Test
  void manyTokensStayWithinTheWeight() throws Exception {
    try (var rig = VerifierRig.warm(settings -> settings.cacheWeight(20_000))) {
      var tokens = IntStream.range(0, 30).mapToObj(_ -> rig.pool.token().sign()).toList();
      tokens.forEach(rig::verdict);

      tokens.forEach(rig::verdict);

      // One weighs some 2.3 KB.
      assertThat(rig.verifier.rememberedWeight()).isBetween(10_000L, 20_000L);
      assertThat(rig.observed.timesRemembered()).isBetween(1, 9);
    }
  }
}
