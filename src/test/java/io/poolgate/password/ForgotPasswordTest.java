package io.poolgate.password;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PoolgateExtension.class)
class ForgotPasswordTest {
  private final PoolgateServer poolgate;
  private final Api api;
  private final String email = newEmail();
  private final String oldPassword = newPassword();
  private final String newPassword = newPassword();

  ForgotPasswordTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
    this.api = poolgate.api();
  }

  @BeforeEach
  void createUser() {
    poolgate.pool().createUser(email, oldPassword);
  }

  @Test
  void aCodeSetsANewPassword() {
    assertThat(forgot(email).status()).isEqualTo(202);
    var code = poolgate.pool().mailbox().latestCode(email);
    assertThat(confirm(code, newPassword).status()).isEqualTo(204);
    assertThat(api.post("/v1/sign-in", credentials(email, newPassword)).status()).isEqualTo(200);
    assertThat(api.post("/v1/sign-in", credentials(email, oldPassword)).outcome())
        .isEqualTo("401 invalid_credentials");
  }

  @Test
  void aCodeWorksOnce() {
    forgot(email);
    var code = poolgate.pool().mailbox().latestCode(email);
    confirm(code, newPassword);
    assertThat(confirm(code, newPassword()).status()).isEqualTo(400);
  }

  @Test
  void aWrongCodeChangesNothing() {
    forgot(email);
    var right = poolgate.pool().mailbox().latestCode(email);
    assertThat(confirm(right.equals("000000") ? "000001" : "000000", newPassword).outcome())
        .isEqualTo("400 code_mismatch");
    assertThat(api.post("/v1/sign-in", credentials(email, oldPassword)).status()).isEqualTo(200);
  }

  @Test
  void aWeakPasswordIsRefused() {
    forgot(email);
    var code = poolgate.pool().mailbox().latestCode(email);
    assertThat(confirm(code, "weak").outcome()).isEqualTo("422 password_policy");
  }

  private Answer forgot(String username) {
    return api.post("/v1/forgot-password", "{\"username\":\"%s\"}".formatted(username));
  }

  private Answer confirm(String code, String password) {
    return api.post(
        "/v1/forgot-password/confirm",
        "{\"username\":\"%s\",\"code\":\"%s\",\"newPassword\":\"%s\"}"
            .formatted(email, code, password));
  }
}
