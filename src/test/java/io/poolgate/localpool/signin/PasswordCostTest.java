package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.Caller;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.settings.PasswordOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;

/// What the clock tells about the check of a password, and about the user.
class PasswordCostTest {
  private static final int ROUNDS = 15;

  private Caller caller;

  @BeforeEach
  void start() throws Exception {
    caller = Caller.start(LocalPoolOptions.forTests().passwordIterations(PasswordOptions.CAREFUL));
    caller.pool.createUser("ada@example.com", PASSWORD);
    caller.pool.createUser("disabled@example.com", PASSWORD);
    caller.pool.disableUser("disabled@example.com");
    caller.signUp("unconfirmed@example.com");
  }

  @AfterEach
  void stop() {
    caller.close();
  }

  @Test
  void wrongPasswordCostsTheSameForEveryUser() {
    List<String> names =
        List.of(
            "ada@example.com",
            "disabled@example.com",
            "unconfirmed@example.com",
            "nobody@example.com");
    Map<String, List<Long>> times = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (String name : names) {
        times.computeIfAbsent(name, key -> new ArrayList<>()).add(time(name));
        caller.clock.advance(Duration.ofMinutes(15));
      }
    }

    assertThat(times.values().stream().map(PasswordCostTest::median))
        .allSatisfy(time ->
            assertThat((double) time / median(times.getOrDefault("ada@example.com", List.of())))
                .as("%s", times)
                .isBetween(0.5, 2.0));
  }

  @Test
  void answerWithoutCheckIsFarFaster() {
    List<Long> checked = new ArrayList<>();
    List<Long> locked = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      checked.add(time("name" + round));
    }
    for (int wrong = 0; wrong < 5; wrong++) {
      time("ada@example.com");
    }
    for (int round = 0; round < ROUNDS; round++) {
      locked.add(time("ada@example.com"));
    }

    assertThat(median(checked)).isGreaterThan(2 * median(locked));
  }

  private long time(String name) {
    long start = System.nanoTime();
    try {
      caller.initiate(name, "Wrong-Pass1word");
    } catch (NotAuthorizedException | UserNotConfirmedException refused) {
      return System.nanoTime() - start;
    }
    throw new AssertionError("signed in with a wrong password");
  }

  private static long median(List<Long> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }
}
