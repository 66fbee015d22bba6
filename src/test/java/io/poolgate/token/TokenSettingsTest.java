package io.poolgate.token;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.poolgate.token.keys.InvalidSetting;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenSettingsTest {

  static Stream<Arguments> wrongSettings() {
    return Stream.of(
        wrong("clientIds", settings -> settings.clientIds()),
        wrong("issuers", settings -> settings.noIssuer()),
        wrong("uses", settings -> settings.uses()),
        wrong("skew", settings -> settings.skew(Duration.ofSeconds(61))),
        wrong("skew", settings -> settings.skew(Duration.ofSeconds(-1))),
        wrong("refreshInterval", settings -> settings.refreshInterval(Duration.ZERO)),
        wrong("refreshInterval", settings -> settings.refreshInterval(Duration.ofMillis(999))),
        wrong("staleLimit", settings -> settings.staleLimit(Duration.ofMinutes(4))),
        wrong("cacheWeight", settings -> settings.cacheWeight(-1)));
  }

  private static Arguments wrong(String component, UnaryOperator<TokenSettingsBuilder> change) {
    return Arguments.of(component, change);
  }

  @ParameterizedTest
  @MethodSource("wrongSettings")
  void wrongSettingIsRefusedByItsName(
      String component, UnaryOperator<TokenSettingsBuilder> change) {
    var settings = change.apply(settings());

    assertThatExceptionOfType(InvalidSetting.class)
        .isThrownBy(() -> buildBoth(settings))
        .returns(component, InvalidSetting::component);
  }

  @Test
  void extremesAreAccepted() {
    var extreme =
        settings()
            .skew(Duration.ofSeconds(60))
            .refreshInterval(Duration.ofSeconds(1))
            .staleLimit(Duration.ofSeconds(1))
            .cacheWeight(0);

    assertThatCode(() -> buildBoth(extreme)).doesNotThrowAnyException();
  }

  private static void buildBoth(TokenSettingsBuilder settings) {
    settings.build();
    settings.buildKeys();
  }

  private static TokenSettingsBuilder settings() {
    return new TokenSettingsBuilder(
        "https://issuer.example/pool", URI.create("http://127.0.0.1:1/"));
  }
}
