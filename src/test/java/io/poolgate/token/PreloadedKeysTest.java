package io.poolgate.token;

import static io.poolgate.token.verdict.RejectionReason.UNKNOWN_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.poolgate.token.keys.InvalidSetting;
import io.poolgate.token.keys.JwksServer;
import io.poolgate.token.verdict.Verification.Rejected;
import io.poolgate.token.verdict.Verification.Verified;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Keys that are configured, not fetched.
@Timeout(30)
class PreloadedKeysTest {
  @Test
  void preloadedKeysVerifyBeforeThePoolIsReached() {
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
  void noKeysAreFetchedWhereTheIntervalIsZero() {
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
        assertThat(rig.verdict(rig.withRandomKeyId())).isEqualTo(new Rejected(UNKNOWN_KEY));
        assertThat(rig.jwks.fetches()).isZero();
      }
    }
  }

  @Test
  void preloadedKeysThatAreNoneAreRefused() {
    assertThatExceptionOfType(InvalidSetting.class)
        .isThrownBy(
            () -> VerifierRig.cold(settings -> settings.preloadedKeys("{\"keys\":[]}"), _ -> {}))
        .returns("preloaded", InvalidSetting::component);
  }
}
