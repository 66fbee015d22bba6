package io.poolgate.token;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolgate.localpool.LocalUserPool;
import io.poolgate.problem.StartupException;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenSettingsTest {
  private static LocalUserPool pool;

  @BeforeAll
  static void start() throws Exception {
    pool = LocalUserPool.start();
  }

  @AfterAll
  static void stop() {
    pool.close();
  }

  static Stream<Arguments> wrongSettings() {
    return Stream.of(
        wrong("COGNITO_ALLOWED_CLIENT_IDS", settings -> settings.clientIds()),
        wrong("COGNITO_ISSUERS", settings -> settings.noIssuer()),
        wrong("POOLGATE_TOKEN_USES", settings -> settings.uses()),
        wrong("POOLGATE_TOKEN_SKEW", settings -> settings.skew(Duration.ofSeconds(61))),
        wrong("POOLGATE_TOKEN_SKEW", settings -> settings.skew(Duration.ofSeconds(-1))),
        wrong(
            "POOLGATE_TOKEN_REFRESH_INTERVAL", settings -> settings.refreshInterval(Duration.ZERO)),
        wrong(
            "POOLGATE_TOKEN_REFRESH_INTERVAL",
            settings -> settings.refreshInterval(Duration.ofMillis(999))),
        wrong("POOLGATE_TOKEN_STALE_LIMIT", settings -> settings.staleLimit(Duration.ofMinutes(4))),
        wrong("POOLGATE_TOKEN_CACHE_WEIGHT", settings -> settings.cacheWeight(-1)));
  }

  private static Arguments wrong(String variable, UnaryOperator<TokenSettingsBuilder> change) {
    return Arguments.of(variable, change);
  }

  @ParameterizedTest
  @MethodSource("wrongSettings")
  void wrongSettingIsRefusedByTheNameOfItsVariable(
      String variable, UnaryOperator<TokenSettingsBuilder> change) {
    var settings = change.apply(settings());

    assertThatThrownBy(settings::build)
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith(variable)
        .hasMessageContaining(". Example: " + variable + "=");
  }

  @Test
  void extremesAreAccepted() {
    assertThatCode(() ->
            settings()
                .skew(Duration.ofSeconds(60))
                .refreshInterval(Duration.ofSeconds(1))
                .staleLimit(Duration.ofSeconds(1))
                .cacheWeight(0)
                .build())
        .doesNotThrowAnyException();
  }

  private static TokenSettingsBuilder settings() {
    return new TokenSettingsBuilder(pool, URI.create("http://127.0.0.1:1/"));
  }
}
