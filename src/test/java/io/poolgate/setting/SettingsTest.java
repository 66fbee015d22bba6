package io.poolgate.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.poolgate.LogLines;
import io.poolgate.problem.StartupException;
import java.util.List;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of variables that cannot be right. No pool is configured: the start ends anyway,
/// and what ends it tells whether the variable was let through.
class SettingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POOLGATE_LIMITS_ENABLED              | enabled   | must be true or false
          POOLGATE_REVEAL_EXISTING_USERS       | maybe     | must be true or false
          POOLGATE_REVEAL_EXISTING_USERS       | on        | must be true or false
          POOLGATE_SESSION_VALIDITY            | 10minutes | must be a duration above 0s
          POOLGATE_SESSION_VALIDITY            | 10        | must be a duration above 0s
          POOLGATE_SESSION_VALIDITY            | 0s        | must be a duration above 0s
          POOLGATE_SESSION_VALIDITY            | 99999999999s | must be a duration above 0s
          POOLGATE_COOKIE_MAX_AGE              | -1d       | must be a duration above 0s
          POOLGATE_STEP_UP_MAX_AGE             | abc       | must be a duration
          POOLGATE_STEP_UP_MAX_AGE             | 0         | must be a duration
          POOLGATE_SHUTDOWN_DELAY              | P1        | must be a duration
          POOLGATE_SHUTDOWN_DELAY              | -1s       | must be a duration
          MICRONAUT_SERVER_PORT                | abc       | must be a whole number from -1 to 65535
          POOLGATE_MANAGEMENT_PORT             | 65536     | must be a whole number from 0 to 65535
          POOLGATE_LOCAL_POOL_PORT             | any       | must be a whole number from 0 to 65535
          POOLGATE_UPSTREAM_MAX_IN_FLIGHT      | -1        | must be a whole number from 1 to 1000000
          POOLGATE_CONNECTIONS_MAX             | 0         | must be a whole number from 1 to 2147483647
          POOLGATE_CONNECTIONS_MAX_PER_ADDRESS | 1.5       | must be a whole number from 0 to 2147483647
          POOLGATE_TOKEN_CACHE_WEIGHT          | 32M       | must be a whole number from 0 to
          POOLGATE_TOKEN_USES                  | access,refresh | must be one of access, id
          POOLGATE_LOCAL_MFA                   | sometimes | must be one of off, optional, required
          POOLGATE_LOG_LEVEL                   | LOUD      | must be one of off, error, warn, info, debug
          """)
  void whatCannotBeReadIsNamedWithWhatCouldBe(String variable, String value, String wanted) {
    assertThat(GivenSettings.refusal(variable, value))
        .startsWith(variable + " " + wanted)
        .contains(". Example: " + variable + "=");
  }

  @ParameterizedTest
  @CsvSource({
    "POOLGATE_LIMITS_ENABLED, false",
    "POOLGATE_SESSION_VALIDITY, PT90S",
    "POOLGATE_COOKIE_MAX_AGE, 30d",
    "POOLGATE_STEP_UP_MAX_AGE, 0s",
    "POOLGATE_UPSTREAM_MAX_WAITING, 0",
    "POOLGATE_TOKEN_USES, 'id, access'",
    "POOLGATE_LOG_LEVEL, debug",
    "MICRONAUT_SERVER_PORT, -1"
  })
  void whatCanBeReadIsLetThrough(String variable, String value) {
    assertThat(refusal(Map.of(variable, value))).startsWith("COGNITO_USER_POOL_ID is not set.");
  }

  @Test
  void aVariableThatThereIsNotIsNamedInAWarningAndNoMore() {
    var variables =
        Map.<String, Object>of(
            "POOLGATE_SESION_KEYS", "k:secret",
            "COGNITO_CLIENT_SECERT", "secret",
            "REDIS_URL", "redis://:secret@redis",
            "POOLGATE_ISSUER_FILE", "/run/secret",
            "REDISCOVER", "ours it is not",
            "POOLGATE_TOTP_ISSUER", "us");
    try (var log = LogLines.ofErrors()) {
      assertThat(refusal(variables)).startsWith("COGNITO_USER_POOL_ID");
      assertThat(ours(log))
          .containsExactly(
              "io.poolgate.setting.Settings COGNITO_CLIENT_SECERT is set, but there is no such setting.",
              "io.poolgate.setting.Settings POOLGATE_ISSUER_FILE is set, but there is no such setting.",
              "io.poolgate.setting.Settings POOLGATE_SESION_KEYS is set, but there is no such setting.",
              "io.poolgate.setting.Settings REDIS_URL is set, but there is no such setting.");
    }
  }

  @Test
  void whatAReferenceBecameIsReadLikeWhatWasGiven() {
    var environment =
        GivenSettings.read(
            Map.of("TOTP", " us ", "POOLGATE_TOTP_ISSUER", " ${TOTP} ", "COGNITO_REGION", "x "));
    assertThat(environment.getProperty("poolgate.totp.issuer", String.class)).contains("us");
    assertThat(environment.getProperty("cognito.region", String.class)).contains("x");
  }

  @Test
  void theLevelOfTheLogIsWhatWasChecked() {
    try (var kept = GivenSettings.KeptLogLevel.now()) {
      ForeignSettings.Level.ERROR.set();
      assertThat(kept.logger().getEffectiveLevel()).isEqualTo(Level.ERROR);
    }
  }

  @Test
  void whatIsNoTextStaysWhatItIs() {
    var environment = GivenSettings.read(Map.of("COGNITO_ISSUERS", List.of(" a ", "b,c\n")));
    assertThat(environment.getProperty("cognito.issuers", List.class))
        .contains(List.of("a", "b,c"));
  }

  /// What is said of settings.
  static List<String> ours(LogLines log) {
    return log.news().stream()
        .filter(line -> line.startsWith(Settings.class.getName() + " "))
        .toList();
  }

  /// What the start ends with.
  static String refusal(Map<String, Object> variables) {
    return refusal(
        ApplicationContext.builder()
            .environmentPropertySource(false)
            .propertySources(GivenSettings.environment(variables)));
  }

  static String refusal(ApplicationContextBuilder builder) {
    try (var _ = GivenSettings.KeptLogLevel.now()) {
      var thrown = catchThrowable(() -> builder.start().close());
      var root = thrown.getCause() == null ? thrown : Throwables.getRootCause(thrown);
      assertThat(root).isInstanceOf(StartupException.class);
      return String.valueOf(root.getMessage());
    }
  }
}
