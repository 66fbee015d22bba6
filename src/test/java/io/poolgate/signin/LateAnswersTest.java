package io.poolgate.signin;

import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static io.poolgate.SignInRig.assertAsks;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import io.poolgate.SrpClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Right answers after the pool's three minutes, for challenges that the other tests ask in time.
class LateAnswersTest {
  @AutoClose private static final SignInRig rig = SignInRig.start();

  private Person ada = rig.person();

  @Test
  void selectChallenge() {
    assertLate(choose(), "SELECT_CHALLENGE", Map.of("choice", "EMAIL_OTP"));
  }

  @Test
  void password() {
    var challenge = rig.answer(choose(), Map.of("choice", "PASSWORD"));
    assertLate(challenge, "PASSWORD", Map.of("password", ada.password()));
  }

  @Test
  void passwordSrp() {
    var challenge = rig.answer(choose(), Map.of("choice", "PASSWORD_SRP"));
    assertLate(challenge, "PASSWORD_SRP", Map.of("srpA", new SrpClient().srpA()));
  }

  @Test
  void smsOtp() {
    var challenge = rig.answer(choose(), Map.of("choice", "SMS_OTP"));
    assertLate(challenge, "SMS_OTP", Map.of("code", rig.code(ada)));
  }

  @Test
  void selectMfaType() {
    rig.bearer(ada).turnOn("SMS_MFA", "EMAIL_OTP");
    assertLate(rig.signIn(ada), "SELECT_MFA_TYPE", Map.of("choice", "SMS_MFA"));
  }

  @Test
  void newPasswordRequired() {
    ada = new Person(newEmail(), newPassword());
    rig.administrator.createUser(ada.email(), ada.password());
    assertLate(rig.signIn(ada), "NEW_PASSWORD_REQUIRED", Map.of("newPassword", newPassword()));
  }

  private static void assertLate(Answer challenge, String name, Map<String, ?> answer) {
    assertAsks(challenge, name);
    rig.advance(Duration.ofMinutes(4));
    assertThat(rig.answer(challenge, answer).outcome()).isEqualTo("401 challenge_session_expired");
  }

  private Answer choose() {
    return rig.signIn(Map.of("username", ada.email(), "method", "choice"));
  }
}
