package io.poolgate.signup;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.PoolgateServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of a sign-up with `poolgate.reveal-existing-users=false`. (That it is answered
/// alike: see contract/IndistinguishableUsersTest.)
class ConcealedSignUpTest {
  private static final PoolgateServer POOLGATE =
      PoolgateServer.start(Map.of("poolgate.reveal-existing-users", false));

  private final String email = newEmail();
  private final String password = newPassword();

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @AfterEach
  void mend() {
    POOLGATE.pool().faults().clear();
  }

  @Test
  void theAnswerIsMadeOfTheRequest() {
    var answer = signUp(email, password);
    assertThat(answer.outcome()).isEqualTo("201");
    assertThat(answer.text("/codeDelivery/destination")).isEqualTo("m***@e***");
    assertThat(answer.json().at("/confirmed").asBoolean(true)).isFalse();
    assertThat(answer.json().has("session")).isFalse();
    assertThat(signUp("+4915112345678", password).text("/codeDelivery/destination"))
        .isEqualTo("+*******5678");
  }

  @Test
  void everyAnswerHasAnotherUserId() {
    var first = signUp(email, password).text("/userId");
    assertThat(signUp(email, password).text("/userId")).isNotEqualTo(first);
  }

  @Test
  void theAccountOfAnExistingUserStaysAsItIs() {
    POOLGATE.pool().createUser(email, password);
    var other = newPassword();
    assertThat(signUp(email, other).outcome()).isEqualTo("201");
    assertThat(POOLGATE.pool().mailbox().messages(email)).isEmpty();
    assertThat(signIn(other).outcome()).isEqualTo("401 invalid_credentials");
    assertThat(signIn(password).outcome()).isEqualTo("200");
  }

  @Test
  void aCodeThatCouldNotBeDeliveredIsCountedAndNotTold() {
    POOLGATE.pool().faults().on("SignUp").fail("CodeDeliveryFailureException", "x");
    assertThat(signUp(email, password).outcome()).isEqualTo("201");
    assertThat(POOLGATE.management().get("/prometheus").body())
        .contains(
            "poolgate_concealed_failures_total{code=\"code_delivery_failed\",operation=\"SignUp\"");
  }

  @Test
  void whatIsBrokenForEveryoneIsTold() {
    POOLGATE.pool().faults().on("SignUp").throttle();
    assertThat(signUp(email, password).outcome()).isEqualTo("503 upstream_throttled");
  }

  private static Answer signUp(String username, String password) {
    return POOLGATE.api().post("/v1/sign-up", credentials(username, password));
  }

  private Answer signIn(String secret) {
    return POOLGATE.api().post("/v1/sign-in", credentials(email, secret));
  }
}
