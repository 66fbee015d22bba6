package io.poolgate.me;

import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static io.poolgate.SignInRig.assertSignedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Bearer;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import io.poolgate.localpool.LocalPoolOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// POST /v1/me/password.
class PasswordTest {
  @AutoClose
  private static final SignInRig rig =
      SignInRig.start(LocalPoolOptions.forTests().passwordHistory(2));

  private final Person ada = rig.person();
  private final Bearer bearer = rig.bearer(ada);

  @Test
  void theNewPasswordSignsInAndTheOldOneNoMore() {
    var changed = new Person(ada.email(), newPassword());
    assertThat(change(ada.password(), changed.password()).outcome()).isEqualTo("204");
    assertThat(bearer.get("/v1/me/profile").outcome()).as("the token stays").isEqualTo("200");
    assertThat(rig.signIn(ada).outcome()).isEqualTo("401 invalid_credentials");
    assertSignedIn(rig.signIn(changed));
  }

  @Test
  void aWrongCurrentPasswordIsRefused() {
    var answer = change("Wrong-Pass1word", newPassword());
    assertThat(answer.outcome()).isEqualTo("401 invalid_credentials");
    assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"poolgate\"");
    assertSignedIn(rig.signIn(ada));
  }

  @Test
  void thePasswordOfAnotherUserIsRefused() {
    var eve = rig.person();
    assertThat(change(eve.password(), newPassword()).outcome())
        .isEqualTo("401 invalid_credentials");
  }

  @Test
  void whoeverHoldsATokenCannotGuessThePassword() {
    for (int i = 0; i < 5; i++) {
      assertThat(change("Wrong-Pass1word", newPassword()).outcome())
          .isEqualTo("401 invalid_credentials");
    }
    var locked = change(ada.password(), newPassword());
    assertThat(locked.outcome()).isEqualTo("429 limit_exceeded");
    assertThat(locked.header("Retry-After")).isPresent();
    assertThat(rig.signIn(ada).status()).as("the lock is one").isEqualTo(429);
    rig.advance(Duration.ofSeconds(2));
    assertThat(change(ada.password(), newPassword()).outcome()).isEqualTo("204");
  }

  @ParameterizedTest
  @CsvSource({
    "Aa1!, short",
    "lowercase-1, upper-case",
    "UPPERCASE-1, lower-case",
    "No-digit-here, digit",
    "NoSymbol1234, symbol"
  })
  void theRuleThatANewPasswordBreaksIsTold(String password, String rule) {
    var answer = change(ada.password(), password);
    assertThat(answer.outcome()).isEqualTo("422 password_policy");
    assertThat(answer.text("/detail")).contains(rule);
  }

  @Test
  void aPasswordOfBeforeIsRefused() {
    var next = newPassword();
    assertThat(change(ada.password(), next).outcome()).isEqualTo("204");
    assertThat(change(next, ada.password()).outcome()).isEqualTo("422 password_reused");
    assertThat(change(next, next).outcome()).isEqualTo("422 password_reused");
  }

  @Test
  void whoHasAPasswordMustGiveIt() {
    var answer = bearer.post("/v1/me/password", Map.of("newPassword", newPassword()));
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.errors()).containsExactly("currentPassword required");
  }

  @Test
  void whoHasNoneChoosesAFirstOne() {
    var eve = withoutPassword();
    assertThat(eve.get("/v1/me/factors").texts("/factors")).doesNotContain("PASSWORD");
    var password = newPassword();
    assertThat(eve.post("/v1/me/password", Map.of("newPassword", password)).outcome())
        .isEqualTo("204");
    var email = eve.get("/v1/me/profile").text("/attributes/email");
    assertSignedIn(rig.signIn(new Person(email, password)));
  }

  @ParameterizedTest
  @CsvSource({
    "newPassword, '{\"newPassword\":\"\"}'",
    "newPassword, '{\"newPassword\":null}'",
    "newPassword, '{\"newPassword\":\"Mark-1234-Mark \",\"currentPassword\":\"Mark-12345\"}'",
    "currentPassword, '{\"newPassword\":\"Mark-1234-Mark\",\"currentPassword\":\"\"}'",
    "currentPassword, '{\"newPassword\":\"Mark-1234-Mark\",\"currentPassword\":\" a\"}'"
  })
  void aPasswordThatIsNoneIsRefused(String field, String body) {
    var answer = bearer.call("POST", "/v1/me/password").json(body).wrong().send();
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
  }

  private Answer change(String current, String next) {
    return bearer.post("/v1/me/password", Map.of("currentPassword", current, "newPassword", next));
  }

  /// Somebody who signed up, and signs in, with nothing but a mailbox.
  private static Bearer withoutPassword() {
    var email = newEmail();
    rig.api.post("/v1/sign-up", Map.of("username", email));
    var code = Map.of("username", email, "code", rig.pool().mailbox().latestCode(email));
    rig.api.post("/v1/sign-up/confirm", code);
    var challenge =
        rig.signIn(
            Map.of("username", email, "method", "choice", "preferredChallenge", "EMAIL_OTP"));
    return rig.bearer(
        rig.answer(challenge, Map.of("code", rig.pool().mailbox().latestCode(email))));
  }
}
