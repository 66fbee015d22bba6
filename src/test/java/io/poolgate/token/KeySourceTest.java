package io.poolgate.token;

import static io.poolgate.token.verdict.RejectionReason.KEYS_UNAVAILABLE;
import static io.poolgate.token.verdict.RejectionReason.MALFORMED_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.poolgate.token.keys.JwksServer;
import io.poolgate.token.verdict.Verification.Rejected;
import io.poolgate.token.verdict.Verification.Verified;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How keys are fetched, at a cold start and later.
@Timeout(30)
class KeySourceTest {
  @Test
  void redirectIsNotFollowed() throws Exception {
    try (var stranger = new JwksServer("{\"keys\":[]}");
        var rig = VerifierRig.cold(jwks -> jwks.redirectsTo(stranger.address()))) {
      await().until(() -> rig.jwks.fetches() > 0);

      assertThat(rig.verdict(rig.pool.token().sign())).isEqualTo(new Rejected(KEYS_UNAVAILABLE));
      assertThat(stranger.fetches()).isZero();
    }
  }

  @Test
  void keySetOf64KibIsReadAndALongerOneIsNot() {
    try (var rig = VerifierRig.cold(jwks -> jwks.servesPaddedTo(64 * 1024))) {
      assertThat(rig.verdict(rig.pool.token().sign())).isInstanceOf(Verified.class);
    }
    try (var rig = VerifierRig.cold(jwks -> jwks.servesPaddedTo(64 * 1024 + 1))) {
      assertThat(rig.verdict(rig.pool.token().sign())).isEqualTo(new Rejected(KEYS_UNAVAILABLE));
    }
  }

  @Test
  void manyRequestsAtAColdStartShareOneFetch() {
    var gate = new CompletableFuture<CountDownLatch>();
    try (var rig = VerifierRig.cold(jwks -> gate.complete(jwks.hangs()))) {
      var asked =
          IntStream.range(0, 200).mapToObj(_ -> rig.asked(rig.pool.token().sign())).toList();
      gate.join().countDown();

      assertThat(asked)
          .allSatisfy(verdict -> assertThat(verdict.join()).isInstanceOf(Verified.class));
      assertThat(rig.jwks.fetches()).isOne();
    }
  }

  @Test
  void keysMissingAtTheStartAreNoFaultOfTheToken() {
    try (var rig = VerifierRig.cold(JwksServer::refuses)) {
      assertThat(rig.verdict(rig.pool.token().sign())).isEqualTo(new Rejected(KEYS_UNAVAILABLE));
      assertThat(rig.asked("garbage")).isCompletedWithValue(new Rejected(MALFORMED_TOKEN));

      rig.jwks.returns();

      assertThat(rig.asked(rig.pool.token().sign()))
          .succeedsWithin(Duration.ofSeconds(1))
          .isInstanceOf(Verified.class);
    }
  }

  @Test
  void coldStartIsWaitedForThreeSecondsAtMost() {
    try (var rig = VerifierRig.cold(jwks -> jwks.hangs())) {
      assertThat(rig.asked(rig.pool.token().sign()))
          .succeedsWithin(Duration.ofMillis(3500))
          .isEqualTo(new Rejected(KEYS_UNAVAILABLE));
    }
  }

  @Test
  void keysAreFetchedAtEveryInterval() throws Exception {
    try (var rig = VerifierRig.warm(settings -> settings.refreshInterval(Duration.ofSeconds(1)))) {
      rig.pool.rotateKeys();
      rig.pool.retireOldKeys();
      rig.publish();
      var token = rig.pool.token().sign();

      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> rig.keys.current().find(keyId(rig)) != null);
      assertThat(rig.verdict(token)).isInstanceOf(Verified.class);
    }
  }

  private static String keyId(VerifierRig rig) throws ParseException {
    return SignedJWT.parse(rig.pool.token().sign()).getHeader().getKeyID();
  }
}
