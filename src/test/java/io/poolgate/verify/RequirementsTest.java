package io.poolgate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Bearer;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a proxy requires of the callers, in a header of its request.
@ExtendWith(PoolgateExtension.class)
class RequirementsTest {
  private final Bearer editor;

  RequirementsTest(PoolgateServer poolgate) {
    editor = Editor.at(poolgate);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "group=editors",
        "group=admins;group=editors",
        "group=x%2Cadmins",
        "group=editors; scope=openid; scope=files/read",
        "scope=openid",
        "status=204"
      })
  void aCallerWithWhatIsRequiredPasses(String required) {
    assertThat(proxied(required).status()).isEqualTo(204);
  }

  @Test
  void theStatusForYesIsTheOneTheProxyTakes() {
    var answer = proxied("group=editors; status=200");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("X-Auth-Groups")).contains("editors,x%2Cadmins");
    assertThat(answer.body()).isEmpty();
    assertThat(proxied("group=admins; status=200").status()).isEqualTo(403);
  }

  @Test
  void whatIsMissingIsTold() {
    assertThat(proxied("group=admins").outcome()).isEqualTo("403 insufficient_group");
    var answer = proxied("group=editors; scope=files/write");
    assertThat(answer.outcome()).isEqualTo("403 insufficient_scope");
    assertThat(answer.header("WWW-Authenticate").orElseThrow()).contains("scope=\"files/write\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "group",
        "group=",
        "group=editors;",
        "groups=editors",
        "Group=editors",
        "group=editors,admins",
        "group=editors&scope=openid",
        "group = editors",
        "group=editors; scope=a%20b",
        "group=editors; scope=a%22",
        "group=%zz",
        "group=editors; status=302",
        "status=200; status=204",
        "editors"
      })
  void aRequirementThatCannotBeReadIsRefused(String required) {
    var answer =
        editor
            .call("GET", "/v1/verify/proxied/x")
            .header(Requirements.HEADER, required)
            .wrong()
            .send();
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.header("X-Auth-Subject")).isEmpty();
  }

  @Test
  void twoRequirementHeadersAreRefused() {
    var answer =
        editor
            .call("GET", "/v1/verify/proxied/x")
            .header(Requirements.HEADER, "group=editors")
            .header(Requirements.HEADER, "group=editors")
            .wrong()
            .send();
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
  }

  private Answer proxied(String required) {
    return editor.call("GET", "/v1/verify/proxied/x").header(Requirements.HEADER, required).send();
  }
}
