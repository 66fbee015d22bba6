package io.poolgate.me;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import io.poolgate.localpool.LocalPoolOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// PATCH /v1/me/attributes.
class AttributesTest {
  @AutoClose private static final SignInRig rig = SignInRig.start();

  private final Person person = rig.person();
  private final Profile ada = new Profile(rig.bearer(person));

  @Test
  void attributesAreSetAndDeletedAtOnce() {
    assertThat(ada.change(Map.of("nickname", "Countess", "locale", "en")).outcome())
        .isEqualTo("200");
    var changed = ada.change("{\"nickname\":null,\"name\":\"Ada Lovelace\"}");
    assertThat(changed.outcome()).isEqualTo("200");
    assertThat(changed.json().get("codeDeliveries")).isEmpty();
    assertThat(ada.attributes())
        .containsEntry("name", "Ada Lovelace")
        .containsEntry("locale", "en")
        .containsEntry("email", person.email())
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
    assertThat(ada.change(all).outcome()).isEqualTo("200");
    assertThat(ada.attributes()).containsAllEntriesOf(all);
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
    var answer = ada.change("{\"%s\":%s}".formatted(name, value));
    assertThat(answer.outcome()).isEqualTo("422 attribute_invalid");
    assertThat(answer.errors()).containsExactly("attributes." + name + " invalid_value");
    assertThat(ada.attributes()).containsEntry("email", person.email());
  }

  @Test
  void whatIsSetStaysWhereADeletionIsRefused() {
    assertThat(ada.change("{\"name\":\"Ada\",\"email\":null}").outcome())
        .isEqualTo("422 attribute_invalid");
    assertThat(ada.attributes())
        .containsEntry("name", "Ada")
        .containsEntry("email", person.email());
  }

  @Test
  void whatOneUserWritesNoOtherHas() {
    var eve = new Profile(rig.bearer(rig.person()));
    ada.change(Map.of("name", "Ada"));
    assertThat(eve.attributes()).doesNotContainKey("name");
  }

  @Test
  void customAttributesAreWrittenWhereTheServerAllowsThem() {
    var allowed = Map.<String, Object>of("poolgate.attributes.writable", "custom:team");
    try (var other = SignInRig.start(LocalPoolOptions.forTests(), allowed)) {
      var user = new Profile(other.bearer(other.person()));
      assertThat(user.change(Map.of("custom:team", "engines")).outcome()).isEqualTo("200");
      assertThat(user.attributes()).containsEntry("custom:team", "engines");
      assertThat(user.change(Map.of("name", "Ada")).errors())
          .containsExactly("attributes.name not_allowed");
      assertThat(user.change("{\"custom:team\":null}").outcome()).isEqualTo("200");
      assertThat(user.attributes()).doesNotContainKey("custom:team");
    }
  }
}
