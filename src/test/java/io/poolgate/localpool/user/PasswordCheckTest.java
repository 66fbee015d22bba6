package io.poolgate.localpool.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.poolgate.SettableClock;
import io.poolgate.localpool.secret.PasswordVerifier;
import io.poolgate.localpool.wire.PoolException;
import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordCheckTest {
  private final SettableClock clock = new SettableClock();
  private final PasswordCheck check = new PasswordCheck(new PasswordLockout(clock));
  private final AtomicInteger computed = new AtomicInteger();

  /// An early refusal would be a faster one, and tell what is special about the user.
  @ParameterizedTest
  @CsvSource({
    "CONFIRMED, true, true",
    "CONFIRMED, true, false",
    "CONFIRMED, false, true",
    "UNCONFIRMED, true, true",
    "RESET_REQUIRED, true, true"
  })
  void passwordIsComputedForEveryUser(UserStatus status, boolean userExists, boolean enabled) {
    var user = user(draft -> draft.status(status).enabled(enabled));

    assertThatExceptionOfType(PoolException.class)
        .isThrownBy(() ->
            check.require(
                user,
                userExists,
                () -> {
                  computed.incrementAndGet();
                  return false;
                }));

    assertThat(computed).hasValue(1);
  }

  @Test
  void proofOfMadeUpUserIsNeverRight() {
    var user = user(draft -> draft);

    assertThatExceptionOfType(PoolException.class)
        .isThrownBy(() -> check.require(user, false, () -> true))
        .withMessageContaining("Incorrect username or password.");
  }

  @Test
  void rightProofOfExistingUserPasses() {
    check.require(user(draft -> draft), true, () -> true);
  }

  private User user(UnaryOperator<UserDraft> change) {
    var user =
        User.create(
            new UserNames("some-id", "ada", new SignInName("ada")),
            Map.of(),
            UserStatus.CONFIRMED,
            new PasswordVerifier(BigInteger.ONE, BigInteger.TWO, true),
            clock.instant());
    return change.apply(new UserDraft(user, clock.instant())).changed();
  }
}
