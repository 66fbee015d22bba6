package io.poolgate.localpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordProofTest {
  private final MovableClock clock = new MovableClock();
  private final PasswordProof proof = new PasswordProof(new SignInAttempts(clock));
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
  void passwordIsComputedWhoeverTheUserIs(UserStatus status, boolean known, boolean enabled) {
    var signIn = signIn(user -> user.status(status).enabled(enabled), known);

    assertThatExceptionOfType(PoolException.class)
        .isThrownBy(() ->
            proof.require(
                signIn,
                () -> {
                  computed.incrementAndGet();
                  return false;
                }));

    assertThat(computed).hasValue(1);
  }

  @Test
  void proofOfMadeUpUserIsNeverRight() {
    var signIn = signIn(user -> user, false);

    assertThatExceptionOfType(PoolException.class)
        .isThrownBy(() -> proof.require(signIn, () -> true))
        .withMessageContaining("Incorrect username or password.");
  }

  @Test
  void rightProofOfKnownUserPasses() {
    proof.require(signIn(user -> user, true), () -> true);
  }

  private SignIn signIn(UnaryOperator<UserDraft> change, boolean known) {
    var user =
        User.create(
            "some-id",
            "ada",
            new SignInName("ada"),
            Map.of(),
            UserStatus.CONFIRMED,
            new PasswordVerifier(BigInteger.ONE, BigInteger.TWO, true),
            clock.instant());
    return new SignIn(
        change.apply(new UserDraft(user)).at(clock.instant()),
        known,
        new AppClient("client", List.of()),
        Optional.empty());
  }
}
