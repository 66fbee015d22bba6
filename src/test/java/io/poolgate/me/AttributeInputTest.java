package io.poolgate.me;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.SignInRig;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What PATCH /v1/me/attributes takes for a name and for a value.
class AttributeInputTest {
  @AutoClose private static final SignInRig rig = SignInRig.start();

  private final Profile ada = new Profile(rig.bearer(rig.person()));

  @ParameterizedTest
  @ValueSource(
      strings = {"a\"b\\c", "<script>", "Łukasz 🦉", "line\r\nbreak", "\u0000", "${x}", ""})
  void aValueIsAnyText(String value) {
    assertThat(ada.change(Map.of("name", value)).outcome()).isEqualTo("200");
    assertThat(ada.attributes().getOrDefault("name", "")).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "custom:role",
        "dev:custom:role",
        "cognito:groups",
        "sub",
        "identities",
        "email_verified",
        "phone_number_verified",
        "updated_at",
        "no_such_attribute",
        "NAME",
        "name ",
        " ",
        "na\u0000me",
        "näme",
        "../name",
        "__proto__",
        "a.b[0]"
      })
  void anAttributeThatUsersMayNotWriteIsNamedAndNothingIsChanged(String name) {
    long before = rig.asked("UpdateUserAttributes");
    var answer = ada.change(Map.of("name", "Eve", name, "true"));
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.errors()).containsExactly("attributes." + name + " not_allowed");
    assertThat(rig.asked("UpdateUserAttributes")).isEqualTo(before);
  }

  @Test
  void namesOfAWrongLengthAreNamedToo() {
    assertThat(ada.changeWrongly("{\"\":\"x\"}").errors()).containsExactly("attributes. too_short");
    var tooLong = "n".repeat(33);
    assertThat(ada.changeWrongly("{\"" + tooLong + "\":\"x\"}").errors())
        .containsExactly("attributes." + tooLong + " too_long");
  }

  @Test
  void ofAHundredAttributesTheFirstSixteenAreRefusedByName() {
    var hundred = new HashMap<String, String>();
    for (int i = 0; i < 100; i++) {
      hundred.put("custom:a" + i, "x");
    }
    var answer = ada.change(hundred);
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.errors()).hasSize(16).contains("attributes.custom:a0 not_allowed");
  }

  @Test
  void aValueOfTenKilobytesIsTooLong() {
    assertThat(ada.change(Map.of("name", "x".repeat(2048))).outcome()).isEqualTo("200");
    var answer = ada.changeWrongly("{\"name\":\"" + "x".repeat(10_000) + "\"}");
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.errors()).containsExactly("attributes.name too_long");
    assertThat(ada.attributes()).containsEntry("name", "x".repeat(2048));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "true", "[]", "{}", "[\"x\"]", "1e400"})
  void aValueThatIsNoTextIsRefused(String value) {
    var answer = ada.changeWrongly("{\"name\":" + value + "}");
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.errors()).containsExactly("attributes.name wrong_type");
  }

  @Test
  void anAttributeGivenTwiceIsRefused() {
    assertThat(ada.changeWrongly("{\"name\":\"x\",\"name\":\"y\"}").errors())
        .containsExactly("name duplicate_field");
  }
}
