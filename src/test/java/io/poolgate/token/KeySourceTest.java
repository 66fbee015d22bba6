package io.poolgate.token;

import static io.poolgate.token.RejectionReason.KEYS_UNAVAILABLE;
import static io.poolgate.token.RejectionReason.MALFORMED_TOKEN;
import static io.poolgate.token.RejectionReason.UNKNOWN_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.poolgate.token.Verification.Rejected;
import io.poolgate.token.Verification.Verified;
import java.text.ParseException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class KeySourceTest {

  @ParameterizedTest
  @MethodSource("io.poolgate.token.Outage#all")
  void loadedKeysServeOnInAnOutage(Outage outage) throws Exception {
    try (var rig = VerifierRig.warm()) {
      var token = rig.pool.token();
      outage.begin().accept(rig.jwks);
      rig.clock.advance(Duration.ofMinutes(1));
      var unknown = rig.asked(token.header("kid", "unknown").sign());

      var known = rig.asked(rig.pool.token().sign());

      assertThat(known).isCompletedWithValueMatching(Verified.class::isInstance);
      assertThat(unknown.join()).isEqualTo(new Rejected(UNKNOWN_KEY));
    }
  }

  @Test
  void outageIsToldWhileOldKeysServe() throws Exception {
    try (var rig = VerifierRig.warm()) {
      rig.jwks.answers(500, "");
      rig.clock.advance(Duration.ofMinutes(7));
      rig.verdict(withKeyId(rig, "unknown"));

      assertThat(rig.keys.isStale()).isTrue();
      assertThat(rig.keys.age()).isEqualTo(Duration.ofMinutes(7));
      assertThat(rig.meters.get("poolgate.token.keys.age").timeGauge().value()).isEqualTo(420);
      assertThat(rig.count("poolgate.token.key.refreshes", "outcome", "failed")).isOne();
      assertThat(rig.count("poolgate.token.key.refreshes", "outcome", "loaded")).isOne();
    }
  }

  @Test
  void fiftyRequestsInAnOutageCauseOneFetchAtMost() throws Exception {
    try (var rig = VerifierRig.warm()) {
      rig.jwks.answers(500, "");
      rig.clock.advance(Duration.ofMinutes(1));
      int before = rig.jwks.fetches();

      for (int i = 0; i < 50; i++) {
        assertThat(rig.verdict(rig.pool.token().sign())).isInstanceOf(Verified.class);
        assertThat(rig.verdict(randomKeyId(rig))).isEqualTo(new Rejected(UNKNOWN_KEY));
      }

      assertThat(rig.jwks.fetches() - before).isOne();
    }
  }

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
  void keySetOf64KibIsReadAndALongerOneIsNot() throws Exception {
    try (var rig = VerifierRig.cold(jwks -> jwks.servesPaddedTo(64 * 1024))) {
      assertThat(rig.verdict(rig.pool.token().sign())).isInstanceOf(Verified.class);
    }
    try (var rig = VerifierRig.cold(jwks -> jwks.servesPaddedTo(64 * 1024 + 1))) {
      assertThat(rig.verdict(rig.pool.token().sign())).isEqualTo(new Rejected(KEYS_UNAVAILABLE));
    }
  }

  @Test
  void keysTooOldServeNoMore() throws Exception {
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

  @Test
  void newKeyIsAcceptedAtOnceAndOldOnesServeOn() throws Exception {
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
  void newKeyIsAcceptedTenSecondsAfterAFloodAsked() throws Exception {
    try (var rig = VerifierRig.warm()) {
      rig.clock.advance(KeySource.COOL_DOWN);
      rig.verdict(randomKeyId(rig));
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
  void twoHundredRandomKeysOneAfterAnotherCauseOneFetch() throws Exception {
    try (var rig = VerifierRig.warm()) {
      rig.clock.advance(KeySource.COOL_DOWN);
      int before = rig.jwks.fetches();

      for (int i = 0; i < 200; i++) {
        assertThat(rig.verdict(randomKeyId(rig))).isEqualTo(new Rejected(UNKNOWN_KEY));
      }

      assertThat(rig.jwks.fetches() - before).isOne();
    }
  }

  @Test
  void knownKeyNeverWaitsForAnUnknownOne() throws Exception {
    try (var rig = VerifierRig.warm()) {
      rig.clock.advance(KeySource.COOL_DOWN);
      var until = rig.jwks.hangs();
      var unknown = rig.asked(randomKeyId(rig));

      var known = rig.asked(rig.pool.token().sign());

      assertThat(known).isCompletedWithValueMatching(Verified.class::isInstance);
      assertThat(unknown).isNotDone();
      until.countDown();
      assertThat(unknown.join()).isEqualTo(new Rejected(UNKNOWN_KEY));
    }
  }

  @Test
  void clockThatWasSetBackDoesNotStopRefreshes() throws Exception {
    try (var rig = VerifierRig.warm()) {
      rig.clock.advance(Duration.ofHours(-1));
      rig.pool.rotateKeys();
      rig.publish();

      assertThat(rig.verdict(rig.pool.token().sign())).isInstanceOf(Verified.class);
    }
  }

  @Test
  void manyRequestsAtAColdStartShareOneFetch() throws Exception {
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
  void keysMissingAtTheStartAreNoFaultOfTheToken() throws Exception {
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
  void coldStartIsWaitedForThreeSecondsAtMost() throws Exception {
    try (var rig = VerifierRig.cold(jwks -> jwks.hangs())) {
      assertThat(rig.asked(rig.pool.token().sign()))
          .succeedsWithin(Duration.ofMillis(3500))
          .isEqualTo(new Rejected(KEYS_UNAVAILABLE));
    }
  }

  @Test
  void keyThePoolRemovedStopsVerifyingRememberedTokensIncluded() throws Exception {
    try (var rig = VerifierRig.warm()) {
      var token = rig.pool.token().sign();
      assertThat(rig.verdict(token)).isInstanceOf(Verified.class);
      rig.pool.rotateKeys();
      rig.pool.retireOldKeys();
      rig.publish();
      rig.clock.advance(KeySource.COOL_DOWN);
      rig.verdict(randomKeyId(rig));

      assertThat(rig.verdict(token)).isEqualTo(new Rejected(UNKNOWN_KEY));
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

  @Test
  void preloadedKeysVerifyBeforeThePoolIsReached() throws Exception {
    try (var source = VerifierRig.warm()) {
      var jwks = JwksServer.published(source.pool.jwksUrl());
      try (var rig =
          VerifierRig.cold(
              settings -> settings.preloadedKeys(jwks).alsoIssuer(source.pool.issuer()),
              JwksServer::refuses)) {
        assertThat(rig.asked(source.pool.token().sign()))
            .isCompletedWithValueMatching(Verified.class::isInstance);
      }
    }
  }

  @Test
  void noKeysAreFetchedWhereTheIntervalIsZero() throws Exception {
    try (var source = VerifierRig.warm()) {
      var jwks = JwksServer.published(source.pool.jwksUrl());
      try (var rig =
          VerifierRig.cold(
              settings ->
                  settings
                      .preloadedKeys(jwks)
                      .refreshInterval(Duration.ZERO)
                      .alsoIssuer(source.pool.issuer()),
              _ -> {})) {
        rig.clock.advance(Duration.ofDays(30));
        source.clock.advance(Duration.ofDays(30));

        assertThat(rig.verdict(source.pool.token().sign())).isInstanceOf(Verified.class);
        assertThat(rig.verdict(randomKeyId(rig))).isEqualTo(new Rejected(UNKNOWN_KEY));
        assertThat(rig.jwks.fetches()).isZero();
      }
    }
  }

  @Test
  void preloadedKeysThatAreNoneStopTheStart() {
    assertThatThrownBy(
            () -> VerifierRig.cold(settings -> settings.preloadedKeys("{\"keys\":[]}"), _ -> {}))
        .hasMessageContaining("POOLGATE_TOKEN_KEYS");
  }

  private static String randomKeyId(VerifierRig rig) {
    return withKeyId(rig, UUID.randomUUID().toString());
  }

  private static String withKeyId(VerifierRig rig, String keyId) {
    return rig.pool.token().header("kid", keyId).sign();
  }

  private static String keyId(VerifierRig rig) throws ParseException {
    return SignedJWT.parse(rig.pool.token().sign()).getHeader().getKeyID();
  }
}
