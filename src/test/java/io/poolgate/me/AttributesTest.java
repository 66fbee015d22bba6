package io.poolgate.me;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Bearer;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import io.poolgate.localpool.LocalPoolOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// PATCH /v1/me/attributes.
class AttributesTest {
  private static final String PATH = "/v1/me/attributes";

  private static SignInRig rig;

  private Person ada;
  private Bearer bearer;

  @BeforeAll
  static void start() {
    rig = SignInRig.start();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @BeforeEach
  void signIn() {
    ada = rig.person();
    bearer = rig.bearer(ada);
  }

  @Test
  void attributesAreSetAndDeletedAtOnce() {
    assertThat(change(Map.of("nickname", "Countess", "locale", "en")).outcome()).isEqualTo("200");
    var changed = change("{\"nickname\":null,\"name\":\"Ada Lovelace\"}");
    assertThat(changed.outcome()).isEqualTo("200");
    assertThat(changed.json().get("codeDeliveries")).isEmpty();
    assertThat(attributes())
        .containsEntry("name", "Ada Lovelace")
        .containsEntry("locale", "en")
        .containsEntry("email", ada.email())
        .doesNotContainKey("nickname");
  }

  @Test
  void everyStandardAttributeMayBeWritten() {
    var all = new HashMap<String, String>();
    for (var name :
        List.of(
            "address",
            "birthdate",
            "family_name",
            "gender",
            "given_name",
            "locale",
            "middle_name",
            "name",
            "nickname",
            "picture",
            "preferred_username",
            "profile",
            "website",
            "zoneinfo")) {
      all.put(name, "value of " + name);
    }
    assertThat(change(all).outcome()).isEqualTo("200");
    assertThat(attributes()).containsAllEntriesOf(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\"b\\c", "<script>", "Łukasz 🦉", "line\r\nbreak", "\u0000", "${x}", ""})
  void aValueIsAnyText(String value) {
    assertThat(change(Map.of("name", value)).outcome()).isEqualTo("200");
    assertThat(attributes().getOrDefault("name", "")).isEqualTo(value);
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
    var answer = change(Map.of("name", "Eve", name, "true"));
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.errors()).containsExactly("attributes." + name + " not_allowed");
    assertThat(rig.asked("UpdateUserAttributes")).isEqualTo(before);
  }

  @Test
  void namesOfAWrongLengthAreNamedToo() {
    assertThat(wrongly("{\"\":\"x\"}").errors()).containsExactly("attributes. too_short");
    var tooLong = "n".repeat(33);
    assertThat(wrongly("{\"" + tooLong + "\":\"x\"}").errors())
        .containsExactly("attributes." + tooLong + " too_long");
  }

  @Test
  void aHundredAttributesAreRefusedEachByName() {
    var hundred = new HashMap<String, String>();
    for (int i = 0; i < 100; i++) {
      hundred.put("custom:a" + i, "x");
    }
    var answer = change(hundred);
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.errors()).hasSize(100).contains("attributes.custom:a99 not_allowed");
  }

  @Test
  void aValueOfTenKilobytesIsTooLong() {
    assertThat(change(Map.of("name", "x".repeat(2048))).outcome()).isEqualTo("200");
    var answer = wrongly("{\"name\":\"" + "x".repeat(10_000) + "\"}");
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.errors()).containsExactly("attributes.name too_long");
    assertThat(attributes()).containsEntry("name", "x".repeat(2048));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "true", "[]", "{}", "[\"x\"]", "1e400"})
  void aValueThatIsNoTextIsRefused(String value) {
    var answer = wrongly("{\"name\":" + value + "}");
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.errors()).containsExactly("attributes.name wrong_type");
  }

  @Test
  void anAttributeGivenTwiceIsRefused() {
    assertThat(wrongly("{\"name\":\"x\",\"name\":\"y\"}").errors())
        .containsExactly("name duplicate_field");
  }

  @ParameterizedTest
  @CsvSource({
    "email, null",
    "email, \"\"",
    "email, \"not-an-address\"",
    "phone_number, \"0151 123\"",
    "phone_number, \"+49 (0) 1\""
  })
  void whatThePoolRefusesIsNamed(String name, String value) {
    var answer = change("{\"%s\":%s}".formatted(name, value));
    assertThat(answer.outcome()).isEqualTo("422 attribute_invalid");
    assertThat(answer.errors()).containsExactly("attributes." + name + " invalid_value");
    assertThat(attributes()).containsEntry("email", ada.email());
  }

  @Test
  void whatIsSetStaysWhereADeletionIsRefused() {
    assertThat(change("{\"name\":\"Ada\",\"email\":null}").outcome())
        .isEqualTo("422 attribute_invalid");
    assertThat(attributes()).containsEntry("name", "Ada").containsEntry("email", ada.email());
  }

  @Test
  void whatOneUserWritesNoOtherHas() {
    var eve = rig.bearer(rig.person());
    change(Map.of("name", "Ada"));
    assertThat(eve.get("/v1/me/profile").map("/attributes")).doesNotContainKey("name");
  }

  @Test
  void customAttributesAreWrittenWhereTheServerAllowsThem() {
    var allowed = Map.<String, Object>of("poolgate.attributes.writable", "custom:team");
    try (var other = SignInRig.start(LocalPoolOptions.forTests(), allowed)) {
      bearer = other.bearer(other.person());
      assertThat(change(Map.of("custom:team", "engines")).outcome()).isEqualTo("200");
      assertThat(attributes()).containsEntry("custom:team", "engines");
      assertThat(change(Map.of("name", "Ada")).errors())
          .containsExactly("attributes.name not_allowed");
      assertThat(change("{\"custom:team\":null}").outcome()).isEqualTo("200");
      assertThat(attributes()).doesNotContainKey("custom:team");
    }
  }

  private Answer change(Map<String, String> attributes) {
    return bearer.patch(PATH, Map.of("attributes", attributes));
  }

  private Answer change(String attributes) {
    return bearer.call("PATCH", PATH).json(body(attributes)).send();
  }

  private Answer wrongly(String attributes) {
    return bearer.call("PATCH", PATH).json(body(attributes)).wrong().send();
  }

  private static String body(String attributes) {
    return "{\"attributes\":" + attributes + "}";
  }

  private Map<String, Object> attributes() {
    return bearer.get("/v1/me/profile").map("/attributes");
  }
}
