package io.poolgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.poolgate.problem.StartupException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every variable that there is, set to what nobody means.
class AllSettingsTest {
  static Stream<Setting> known() {
    var anyPort = Map.<String, Object>of("poolgate.local.pool-port", 0);
    try (var context = ApplicationContext.run(anyPort, "local")) {
      return Settings.known(context).stream();
    }
  }

  static Stream<Setting> lists() {
    return known().filter(setting -> setting.type().isContainerType());
  }

  @Test
  void allThatThePageListsIsKnown() {
    assertThat(known().map(Setting::variable))
        .contains(
            "COGNITO_USER_POOL_ID",
            "COGNITO_CLIENT_SECRET",
            "REDIS_URI",
            "MICRONAUT_SERVER_PORT",
            "MICRONAUT_SERVER_HOST",
            "POOLGATE_TLS_CERTIFICATE",
            "POOLGATE_PUBLIC_URL");
    assertThat(lists().map(Setting::variable))
        .contains("COGNITO_ISSUERS", "POOLGATE_ALLOWED_ORIGINS", "POOLGATE_SESSION_KEYS");
  }

  @ParameterizedTest
  @MethodSource("known")
  void anEmptyOneIsRefused(Setting setting) {
    var variable = setting.variable();
    for (var empty : List.of("", " ", "\t\n")) {
      assertThat(SettingsTest.refusal(Map.of(variable, empty)))
          .matches(variable + " is (empty|not set)\\. .*Example: .*" + variable + ".*");
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aListWithAGapIsRefused(Setting setting) {
    var variable = setting.variable();
    for (var gap : List.of(",", " , ", "mark-a,,mark-b", "mark-a,", ",mark-a", "mark-a, ,mark-b")) {
      assertThat(SettingsTest.refusal(Map.of(variable, gap)))
          .startsWith(variable + " has nothing on one side of a comma.")
          .doesNotContain("mark-");
    }
  }

  @ParameterizedTest
  @MethodSource("known")
  void oneThatRefersToAnotherIsRefused(Setting setting) {
    for (var name : List.of(setting.variable(), setting.property())) {
      for (var text :
          List.of("${user.home}", "mark-${COGNITO_CLIENT_SECRET}", "a${no.such:mark-b}c", "${")) {
        assertThatThrownBy(() -> Startup.refuseReference(name, text))
            .isInstanceOf(StartupException.class)
            .hasMessageStartingWith(setting.variable() + " has ${ in it")
            .hasMessageNotContaining("mark-");
      }
    }
  }
}
