package io.poolgate.me;

import static io.poolgate.Accounts.newEmail;
import static io.poolgate.SignInRig.assertSignedIn;
import static io.poolgate.SignInRig.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Bearer;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A new email address or phone number, and the code that proves it.
class ContactTest {
  @AutoClose private static final SignInRig rig = SignInRig.start();

  private final Person ada = rig.person();
  private Bearer bearer = rig.bearer(ada);

  @Test
  void aNewAddressIsProvedByItsCodeAndSignsIn() {
    var moved = new Person(newEmail(), ada.password());
    var change = move(moved.email());
    assertThat(change.text("/codeDeliveries/0/attribute")).isEqualTo("email");
    assertThat(change.text("/codeDeliveries/0/medium")).isEqualTo("EMAIL");
    assertThat(change.body()).doesNotContain(moved.email());
    assertThat(verified("email")).isEqualTo("false");

    assertThat(verify("email", codeTo(moved.email())).outcome()).isEqualTo("204");
    assertThat(verified("email")).isEqualTo("true");
    assertSignedIn(rig.signIn(moved));
    assertThat(rig.signIn(ada).outcome()).isEqualTo("401 invalid_credentials");
  }

  @Test
  void aNewNumberIsProvedByItsCode() {
    var change = new Profile(bearer).change(Map.of("phone_number", "+4917298765432"));
    assertThat(change.text("/codeDeliveries/0/medium")).isEqualTo("SMS");
    assertThat(verified("phone_number")).isEqualTo("false");
    assertThat(verify("phone_number", codeTo("+4917298765432")).outcome()).isEqualTo("204");
    assertThat(verified("phone_number")).isEqualTo("true");
  }

  @Test
  void anAddressOfAnotherUserIsRefused() {
    var eve = rig.person();
    assertThat(move(eve.email()).outcome()).isEqualTo("409 alias_exists");
    assertThat(bearer.get("/v1/me/profile").text("/attributes/email")).isEqualTo(ada.email());
  }

  @Test
  void aWrongCodeMayBeCorrected() {
    var code = send("email");
    assertThat(verify("email", wrong(code)).outcome()).isEqualTo("400 code_mismatch");
    assertThat(verify("email", code).outcome()).isEqualTo("204");
  }

  @Test
  void aCodeServesOnce() {
    var code = send("email");
    assertThat(verify("email", code).outcome()).isEqualTo("204");
    assertThat(verify("email", code).outcome()).isEqualTo("400 code_expired");
  }

  @Test
  void onlyTheNewestCodeServes() {
    var first = send("email");
    var second = send("email");
    if (!first.equals(second)) { // one time in a million they are the same
      assertThat(verify("email", first).outcome()).isEqualTo("400 code_mismatch");
    }
    assertThat(verify("email", second).outcome()).isEqualTo("204");
  }

  @Test
  void aCodeExpiresAfterADay() {
    var code = send("email");
    rig.advance(Duration.ofHours(25));
    bearer = rig.bearer(ada);
    assertThat(verify("email", code).outcome()).isEqualTo("400 code_expired");
  }

  @Test
  void theCodeForOneAttributeProvesNoOther() {
    var code = send("email");
    assertThat(verify("phone_number", code).outcome()).isEqualTo("400 code_expired");
  }

  @Test
  void theCodeOfOneUserProvesNothingOfAnother() {
    var code = send("email");
    bearer = rig.bearer(rig.person());
    assertThat(verify("email", code).outcome()).isEqualTo("400 code_expired");
  }

  @Test
  void codesCannotBeGuessed() {
    var code = send("email");
    for (int i = 0; i < 5; i++) {
      assertThat(verify("email", wrong(code)).outcome()).isEqualTo("400 code_mismatch");
    }
    var answer = verify("email", code);
    assertThat(answer.outcome()).isEqualTo("429 limit_exceeded");
    assertThat(answer.header("Retry-After")).isPresent();
  }

  @Test
  void noCodeIsSentToANumberThatIsNotThere() {
    new Profile(bearer).change("{\"phone_number\":null}");
    var answer = bearer.post("/v1/me/attributes/phone_number/send-code");
    assertThat(answer.outcome()).isEqualTo("422 attribute_invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "sub",
        "EMAIL",
        "email%00",
        "email%20",
        "%20",
        "email_verified",
        "custom:email",
        "e%2Fmail",
        "..%2Femail",
        "%F0%9F%A6%89",
        "{name}"
      })
  void anAttributeThatNoCodeProvesIsRefused(String name) {
    var path = "/v1/me/attributes/" + name.replace("{", "%7B").replace("}", "%7D");
    var send = bearer.call("POST", path + "/send-code").wrong().send();
    assertThat(send.outcome()).isEqualTo("400 invalid_request");
    assertThat(send.errors()).containsExactly("name invalid_value");
    var verify =
        bearer.call("POST", path + "/verify").json(Map.of("code", "123456")).wrong().send();
    assertThat(verify.errors()).containsExactly("name invalid_value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\" \"", "\"12 34\"", "null", "123456", "[]"})
  void aCodeThatIsNoneIsRefused(String code) {
    var answer =
        bearer
            .call("POST", "/v1/me/attributes/email/verify")
            .json("{\"code\":" + code + "}")
            .wrong()
            .send();
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.text("/errors/0/field")).isEqualTo("code");
  }

  private Answer move(String email) {
    return new Profile(bearer).change(Map.of("email", email));
  }

  private String send(String attribute) {
    var answer = bearer.post("/v1/me/attributes/" + attribute + "/send-code");
    assertThat(answer.outcome()).isEqualTo("202");
    assertThat(answer.text("/codeDelivery/attribute")).isEqualTo(attribute);
    return codeTo(ada.email());
  }

  private Answer verify(String attribute, String code) {
    return bearer.post("/v1/me/attributes/" + attribute + "/verify", Map.of("code", code));
  }

  private String verified(String attribute) {
    return bearer.get("/v1/me/profile").text("/attributes/" + attribute + "_verified");
  }

  private static String codeTo(String destination) {
    return rig.pool().mailbox().messages().stream()
        .filter(message -> message.destination().equals(destination))
        .findFirst()
        .orElseThrow()
        .code();
  }
}
