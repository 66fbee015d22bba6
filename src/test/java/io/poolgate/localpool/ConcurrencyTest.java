package io.poolgate.localpool;

import static io.poolgate.localpool.Caller.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

class ConcurrencyTest {
  private static final String DONE = "done";

  private final List<String> messages = Collections.synchronizedList(new ArrayList<>());
  @AutoClose private final Caller caller = Caller.start();

  @Test
  void twoHundredSignUpsAtOnceLoseNone() throws Exception {
    var outcomes =
        atOnce(
            200,
            i -> {
              String name = "user" + i + "@example.com";
              caller.signUp(name);
              caller.confirm(name, caller.pool.mailbox().latestCode(name));
              caller.signIn(name);
            });

    assertThat(outcomes).hasSize(200).containsOnly(DONE);
  }

  @Test
  void twentySignUpsAtOnceForOneNameMakeOneUser() throws Exception {
    var outcomes = atOnce(20, i -> caller.signUp("ada@example.com"));

    assertThat(outcomes).containsOnly(DONE, "UsernameExistsException");
    assertThat(outcomes).filteredOn(DONE::equals).hasSize(1);
    assertThat(caller.pool.mailbox().messages()).hasSize(1);
  }

  @Test
  void oneSessionAnsweredTwentyTimesAtOnceSignsInOnce() throws Exception {
    caller.admin.adminCreateUser(
        r -> r.userPoolId(caller.pool.id()).username("ada").temporaryPassword(PASSWORD));
    String session = caller.initiate("ada", PASSWORD).session();

    var outcomes =
        atOnce(
            20,
            i ->
                caller.sdk.respondToAuthChallenge(r ->
                    r.clientId(caller.client)
                        .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                        .session(session)
                        .challengeResponses(
                            Map.of("USERNAME", "ada", "NEW_PASSWORD", "Next-Pass" + i))));

    assertThat(outcomes).filteredOn(DONE::equals).hasSize(1);
    assertThat(outcomes).containsOnly(DONE, "NotAuthorizedException");
  }

  @Test
  void guessesSentAtOnceCountLikeGuessesSentInTurn() throws Exception {
    caller.pool.createUser("ada", PASSWORD);

    var outcomes = atOnce(40, i -> caller.initiate("ada", "Wrong-Pass1" + i));

    assertThat(outcomes).containsOnly("NotAuthorizedException");
    assertThat(messages).filteredOn("Incorrect username or password."::equals).hasSize(5);
  }

  @Test
  void rightPasswordsSentAtOnceAllSignIn() throws Exception {
    caller.pool.createUser("ada", PASSWORD);

    assertThat(atOnce(40, i -> caller.signIn("ada"))).containsOnly(DONE);
  }

  private List<String> atOnce(int times, IntConsumer call) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> calls =
          IntStream.range(0, times).mapToObj(i -> outcome(call, i)).toList();
      return threads.invokeAll(calls).stream().map(ConcurrencyTest::result).toList();
    }
  }

  private Callable<String> outcome(IntConsumer call, int i) {
    return () -> {
      try {
        call.accept(i);
        return DONE;
      } catch (CognitoIdentityProviderException failed) {
        messages.add(failed.awsErrorDetails().errorMessage());
        return failed.awsErrorDetails().errorCode();
      }
    };
  }

  private static String result(Future<String> outcome) {
    try {
      return outcome.get();
    } catch (ExecutionException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
