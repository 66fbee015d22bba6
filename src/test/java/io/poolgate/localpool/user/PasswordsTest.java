package io.poolgate.localpool.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.SettableClock;
import io.poolgate.localpool.secret.PasswordVerifier;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final Passwords passwords = new Passwords("Poolgate1", 1);

  @Test
  void onlyTheRightPasswordOfTheRightUserMatches() {
    var ada = user("ada", passwords.verifier("ada", "Right-Pass1word"));
    var eve = user("eve", ada.password().verifier());

    assertThat(passwords.matches(ada, "Right-Pass1word")).isTrue();
    assertThat(passwords.matches(ada, "Right-Pass1worD")).isFalse();
    assertThat(passwords.matches(eve, "Right-Pass1word")).isFalse();
  }

  @Test
  void samePasswordIsStoredDifferentlyEachTimeAndNeverPrinted() {
    var first = passwords.verifier("ada", "Right-Pass1word");
    var second = passwords.verifier("ada", "Right-Pass1word");

    assertThat(first).isNotEqualTo(second);
    assertThat(first.toString()).doesNotContain(first.verifier().toString());
    assertThat(user("ada", first).toString()).doesNotContain("ada").doesNotContain("salt");
  }

  private static User user(String name, PasswordVerifier verifier) {
    var now = new SettableClock().instant();
    return User.create(
        new UserNames("some-id", name, new SignInName(name)),
        Map.of(),
        UserStatus.CONFIRMED,
        verifier,
        now);
  }
}
