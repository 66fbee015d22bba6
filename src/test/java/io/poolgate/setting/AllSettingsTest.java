package io.poolgate.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolgate.problem.StartupException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every variable that there is, set to what nobody means.
class AllSettingsTest {
  static Stream<Setting> known() {
    return Settings.known().stream();
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
      assertThat(GivenSettings.refusal(variable, empty))
          .matches(variable + " is empty\\. .*Example: .*" + variable + ".*");
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aListWithAGapIsRefused(Setting setting) {
    var variable = setting.variable();
    for (var gap : List.of(",", " , ", "mark-a,,mark-b", "mark-a,", ",mark-a", "mark-a, ,mark-b")) {
      assertThat(GivenSettings.refusal(variable, gap))
          .startsWith(variable + " has nothing on one side of a comma.")
          .doesNotContain("mark-");
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aListIsReadWhateverStandsAroundItsItems(Setting setting) {
    var items = items(setting);
    var one = items.getFirst();
    var two = items.getLast();
    var plain = GivenSettings.read(setting, setting.variable(), one + "," + two);
    assertThat((Collection<?>) plain).hasSize(2);
    for (var form :
        List.of(
            "%s, %s",
            " %s , %s ",
            "\t%s\t,\t%s\t",
            "%s,%s\n",
            "%s,\n  %s\n",
            "%s\n, %s\r\n",
            "%s\n%s",
            "%s\r\n\r\n%s\r\n",
            "\u00a0%s\u00a0,\u2003%s\u0085")) {
      assertThat(GivenSettings.read(setting, setting.variable(), form.formatted(one, two)))
          .as(form)
          .isEqualTo(plain);
    }
  }

  /// Micronaut makes a list of `X_1`, whose first item is null.
  @ParameterizedTest
  @MethodSource("known")
  void anIndexMakesNoValueOutOfNothing(Setting setting) {
    var indexed = Map.<String, Object>of(setting.variable() + "[1]", "mark");
    assertThat(GivenSettings.refusal(indexed))
        .startsWith(setting.variable() + " ")
        .contains(
            setting.type().isContainerType()
                ? "has nothing on one side of a comma."
                : "is a list, and takes one value.")
        .doesNotContain("mark");
  }

  @ParameterizedTest
  @MethodSource("known")
  void whiteSpaceAroundAValueIsNoPartOfIt(Setting setting) {
    var value = value(setting);
    var plain = GivenSettings.read(setting, setting.variable(), value);
    for (var form : List.of("%s\n", "%s\r\n", " %s", "\t%s \n\n", "\u00a0%s\u2003\u0085")) {
      assertThat(GivenSettings.read(setting, setting.variable(), form.formatted(value)))
          .as(form)
          .isEqualTo(plain);
    }
  }

  @ParameterizedTest
  @MethodSource("known")
  void aCharacterThatNobodySeesIsRefused(Setting setting) {
    if (setting.isDocument()) {
      return; // has lines
    }
    for (var hidden : List.of("a\u0000b", "a\tb", "\u0007ab", "ab\u007f", "a\u009fb", "a\u2028b")) {
      assertThat(GivenSettings.refusal(setting.variable(), "mark-" + hidden))
          .startsWith(setting.variable() + " has a character in it that nobody sees")
          .doesNotContain("mark-");
    }
    if (!setting.type().isContainerType()) {
      assertThat(GivenSettings.refusal(setting.variable(), "mark-\nb"))
          .startsWith(setting.variable() + " has a character in it that nobody sees");
    }
  }

  /// Kubernetes makes variables for the Services beside a pod, and nobody asks it to.
  @ParameterizedTest
  @MethodSource("known")
  void noneHasTheNameOfAServiceLinkUnlessItsValueTells(Setting setting) {
    assertThat(ServiceLinks.isOne(setting.variable(), value(setting))).isFalse();
    assertThat(ServiceLinks.isOne(setting.fileVariable(), "/run/secrets/x")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("known")
  void oneThatRefersToAnotherIsRefused(Setting setting) {
    for (var name : List.of(setting.variable(), setting.property())) {
      for (var text :
          List.of("${user.home}", "mark-${COGNITO_CLIENT_SECRET}", "a${no.such:mark-b}c", "${")) {
        assertThatThrownBy(() -> References.refuse(name, text))
            .isInstanceOf(StartupException.class)
            .hasMessageStartingWith(setting.variable() + " has ${ in it")
            .hasMessageNotContaining("mark-");
      }
    }
  }

  /// Two items, in the order in which a set has them, too.
  private static List<String> items(Setting setting) {
    var kind = setting.type().getFirstTypeVariable().orElseThrow().getType();
    return kind.isEnum()
        ? Arrays.stream(kind.getEnumConstants()).map(String::valueOf).limit(2).toList()
        : List.of("mark-one", "mark-two");
  }

  /// Something that it can be.
  private static String value(Setting setting) {
    var kind = setting.type().getWrapperType();
    if (setting.type().isContainerType()) {
      return items(setting).getFirst();
    }
    if (kind == Duration.class) {
      return "90s";
    }
    return kind.isEnum() ? String.valueOf(kind.getEnumConstants()[0]) : setting.example();
  }
}
