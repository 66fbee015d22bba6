package io.poolgate.signup;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.localpool.LocalUserPool;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PoolgateExtension.class)
class SignUpTest {
  private final Api api;
  private final LocalUserPool pool;
  private final String email = newEmail();
  private final String password = newPassword();

  SignUpTest(PoolgateServer poolgate) {
    api = poolgate.api();
    pool = poolgate.pool();
  }

  @Test
  void aNewUserGetsACodeConfirmsAndSignsIn() {
    var created = api.post("/v1/sign-up", credentials(email, password));
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().get("confirmed").asBoolean()).isFalse();
    assertThat(created.text("/codeDelivery/destination")).isEqualTo("m***@e***");
    assertThat(confirm(pool.mailbox().latestCode(email)).status()).isEqualTo(200);
    assertThat(api.post("/v1/sign-in", credentials(email, password)).text("/status"))
        .isEqualTo("authenticated");
  }

  @Test
  void anEmailAddressAsUserNameIsTheContactUnlessAnotherIsGiven() {
    var other = newEmail();
    var body = "{\"username\":\"%s\",\"password\":\"%s\",\"attributes\":{\"email\":\"%s\"}}";
    api.post("/v1/sign-up", body.formatted("mark." + email.hashCode(), password, other));
    assertThat(pool.mailbox().messages())
        .anySatisfy(message -> assertThat(message.destination()).isEqualTo(other));
  }

  @Test
  void aTakenNameIsToldInAnyCase() {
    api.post("/v1/sign-up", credentials(email, password));
    var second = api.post("/v1/sign-up", credentials(email.toUpperCase(Locale.ROOT), password));
    assertThat(second.outcome()).isEqualTo("409 username_exists");
  }

  @Test
  void aWeakPasswordIsRefusedWithTheRuleItBreaks() {
    var answer = api.post("/v1/sign-up", credentials(email, "onlylowercase"));
    assertThat(answer.outcome()).isEqualTo("422 password_policy");
    assertThat(answer.text("/detail")).startsWith("The password needs");
    assertThatNoMailWasSent();
  }

  @Test
  void attributesThatAStrangerMayNotWriteAreNamed() {
    var body =
        "{\"username\":\"%s\",\"attributes\":{\"custom:role\":\"admin\",\"email_verified\":\"true\"}}";
    var answer = api.call("POST", "/v1/sign-up").json(body.formatted(email)).send();
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.json().findValuesAsText("field"))
        .containsExactlyInAnyOrder("attributes.custom:role", "attributes.email_verified");
    assertThatNoMailWasSent();
  }

  @Test
  void clientMetadataIsClosedUnlessConfigured() {
    var body =
        "{\"username\":\"%s\",\"password\":\"%s\",\"clientMetadata\":{\"marker\":\"mark-metadata-closed\"}}";
    var answer = api.post("/v1/sign-up", body.formatted(email, password));
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.text("/errors/0/field")).isEqualTo("clientMetadata.marker");
  }

  @Test
  void allowedClientMetadataReachesThePool() {
    var allowed = Map.<String, Object>of("poolgate.client-metadata.allowed-keys", "marker");
    try (var poolgate = PoolgateServer.start(allowed)) {
      var body =
          "{\"username\":\"%s\",\"password\":\"%s\",\"clientMetadata\":{\"marker\":\"mark-metadata-open\"}}";
      var answer = poolgate.api().post("/v1/sign-up", body.formatted(email, password));
      assertThat(answer.status()).isEqualTo(201);
      assertThat(poolgate.pool().requests().of("SignUp").getFirst().parameters())
          .containsEntry("ClientMetadata", Map.of("marker", "mark-metadata-open"));
      var tooMuch = body.replace("mark-metadata-open", "x".repeat(2048));
      assertThat(poolgate.api().post("/v1/sign-up", tooMuch.formatted(email, password)).outcome())
          .isEqualTo("400 invalid_request");
    }
  }

  @Test
  void aWrongCodeConfirmsNothing() {
    api.post("/v1/sign-up", credentials(email, password));
    var right = pool.mailbox().latestCode(email);
    assertThat(confirm(right.equals("000000") ? "000001" : "000000").outcome())
        .isEqualTo("400 code_mismatch");
    assertThat(api.post("/v1/sign-in", credentials(email, password)).outcome())
        .isEqualTo("403 user_not_confirmed");
  }

  @Test
  void confirmingTwiceIsTold() {
    api.post("/v1/sign-up", credentials(email, password));
    var code = pool.mailbox().latestCode(email);
    confirm(code);
    assertThat(confirm(code).outcome()).isEqualTo("409 already_confirmed");
  }

  @Test
  void confirmingAnUnknownUserFailsAsABadCodeDoes() {
    assertThat(confirm("123456").outcome()).isIn("400 code_expired", "400 code_mismatch");
  }

  @Test
  void aForgedSessionIsRefusedBeforeThePoolIsAsked() {
    var body = "{\"username\":\"%s\",\"code\":\"123456\",\"session\":\"forged\"}";
    assertThat(api.post("/v1/sign-up/confirm", body.formatted(email)).outcome())
        .isEqualTo("401 challenge_session_invalid");
  }

  @Test
  void aCodeIsSentAgain() {
    api.post("/v1/sign-up", credentials(email, password));
    assertThat(resend(email).outcome()).isEqualTo("202");
    assertThat(pool.mailbox().messages(email)).hasSize(2);
    assertThat(confirm(pool.mailbox().latestCode(email)).status()).isEqualTo(200);
  }

  private Answer confirm(String code) {
    return api.post(
        "/v1/sign-up/confirm", "{\"username\":\"%s\",\"code\":\"%s\"}".formatted(email, code));
  }

  private Answer resend(String username) {
    return api.post("/v1/sign-up/resend-code", "{\"username\":\"%s\"}".formatted(username));
  }

  private void assertThatNoMailWasSent() {
    try {
      pool.mailbox().latestCode(email);
    } catch (NoSuchElementException none) {
      return;
    }
    throw new AssertionError("a code was sent");
  }
}
