package io.poolgate.signup;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.PoolgateServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// With `poolgate.reveal-existing-users=false` no answer tells that an account exists.
class ConcealedUsersTest {
  private static final PoolgateServer POOLGATE =
      PoolgateServer.start(Map.of("poolgate.reveal-existing-users", false));

  private final String email = newEmail();
  private final String password = newPassword();

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @Test
  void signUpAnswersEveryoneAlike() {
    var first = post("/v1/sign-up", credentials(email, password));
    var again = post("/v1/sign-up", credentials(email, password));
    assertThat(first.status()).isEqualTo(again.status()).isEqualTo(201);
    assertThat(withoutUserId(first)).isEqualTo(withoutUserId(again));
    assertThat(first.text("/userId")).isNotEqualTo(again.text("/userId"));
    assertThat(first.text("/codeDelivery/destination")).isEqualTo("m***@e***");
    assertThat(first.json().has("session")).isFalse();
  }

  @Test
  void anUnconfirmedUserLooksLikeAWrongPassword() {
    post("/v1/sign-up", credentials(email, password));
    assertThat(post("/v1/sign-in", credentials(email, password)).outcome())
        .isEqualTo("401 invalid_credentials");
  }

  @Test
  void aConfirmedUserLooksLikeAWrongCode() {
    POOLGATE.pool().createUser(email, password);
    var body = "{\"username\":\"%s\",\"code\":\"123456\"}";
    assertThat(post("/v1/sign-up/confirm", body.formatted(email)).outcome())
        .isEqualTo("400 code_mismatch");
  }

  @Test
  void anUnknownUserLooksLikeAWrongCode() {
    var body = "{\"username\":\"%s\",\"code\":\"123456\"}";
    assertThat(post("/v1/sign-up/confirm", body.formatted(email)).outcome())
        .isEqualTo("400 code_mismatch");
  }

  private static String withoutUserId(Answer answer) {
    return answer.body().replace(answer.text("/userId"), "");
  }

  private static Answer post(String path, String body) {
    return POOLGATE.api().post(path, body);
  }
}
