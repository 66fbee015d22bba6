package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.Caller;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/// How the pool slows down the guessing of passwords.
class PasswordLockTest {
  private static final String ADA = "ada@example.com";
  private static final String WRONG = "Incorrect username or password.";
  private static final String LOCKED = "Password attempts exceeded";

  @AutoClose private final Caller caller = Caller.start();

  @BeforeEach
  void addUser() {
    caller.pool.createUser(ADA, PASSWORD);
  }

  @ParameterizedTest
  @ValueSource(strings = {ADA, "nobody"})
  void fiveWrongPasswordsLockTheNameForOneSecondThenTwo(String name) {
    fail(name, 5);
    assertFails(() -> caller.initiate(name, PASSWORD), NotAuthorizedException.class, LOCKED);

    caller.clock.advance(Duration.ofSeconds(1));
    fail(name, 1);

    caller.clock.advance(Duration.ofMillis(1999));
    assertFails(() -> caller.initiate(name, PASSWORD), NotAuthorizedException.class, LOCKED);
  }

  @Test
  void rightPasswordAfterTheLockForgivesTheWrongOnes() {
    fail(ADA, 5);
    caller.clock.advance(Duration.ofSeconds(1));
    caller.signIn(ADA);

    fail(ADA, 4);

    assertThat(caller.signIn(ADA).accessToken()).isNotBlank();
  }

  @Test
  void lockGrowsToFifteenMinutesAndNoFurther() {
    fail(ADA, 5);
    for (int seconds = 1; seconds <= 512; seconds *= 2) {
      caller.clock.advance(Duration.ofSeconds(seconds));
      fail(ADA, 1);
    }
    caller.clock.advance(Duration.ofMinutes(15).minusMillis(1));
    assertFails(() -> caller.initiate(ADA, PASSWORD), NotAuthorizedException.class, LOCKED);

    caller.clock.advance(Duration.ofMillis(1));

    assertThat(caller.signIn(ADA).accessToken()).isNotBlank();
  }

  private void fail(String name, int times) {
    for (int i = 0; i < times; i++) {
      assertFails(() -> caller.initiate(name, "Wrong"), NotAuthorizedException.class, WRONG);
    }
  }
}
