package io.poolgate.localpool.server;

import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolgate.localpool.Caller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;

class FaultsTest {
  @AutoClose private final Caller caller = Caller.start();

  @Test
  void operationFailsWithAnyExceptionAndIsNotCarriedOut() {
    caller.pool.faults().on("SignUp").fail("CodeDeliveryFailureException", "No provider.");

    assertFails(() -> caller.signUp("ada"), CodeDeliveryFailureException.class, "No provider.");

    caller.pool.faults().clear();
    assertThatCode(() -> caller.signUp("ada")).doesNotThrowAnyException();
  }

  @Test
  void otherOperationsAreSpared() {
    caller.pool.faults().on("InitiateAuth").status(500);

    assertThatCode(() -> caller.signUp("ada")).doesNotThrowAnyException();
  }

  @Test
  void faultsOfSomeCallsHappenInOrderAndThenEnd() {
    caller.pool.faults().on("SignUp").times(1).throttle();
    caller.pool.faults().onAny().times(1).status(503);

    assertFails(() -> caller.signUp("ada"), TooManyRequestsException.class, "Rate exceeded");
    assertThatThrownBy(() -> caller.signUp("ada"))
        .isInstanceOfSatisfying(
            CognitoIdentityProviderException.class,
            failed -> assertThat(failed.statusCode()).isEqualTo(503));
    assertThatCode(() -> caller.signUp("ada")).doesNotThrowAnyException();
  }

  static Stream<Named<Consumer<Faults.Target>>> broken() {
    return Stream.of(
        Named.of("drop", Faults.Target::drop),
        Named.of("cut off", Faults.Target::cutOff),
        Named.of("truncate", Faults.Target::truncate),
        Named.of("garbage", Faults.Target::garbage));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void answerThatCannotBeReadFailsInTheClient(Consumer<Faults.Target> fault) {
    fault.accept(caller.pool.faults().on("SignUp"));

    assertThatThrownBy(() -> caller.signUp("ada@example.com")).isInstanceOf(SdkException.class);
  }

  @Test
  void droppedCallIsNotCarriedOutAndCutOffOneIs() {
    caller.pool.faults().on("SignUp").times(1).drop();
    caller.pool.faults().on("SignUp").times(1).cutOff();

    assertThatThrownBy(() -> caller.signUp("ada@example.com"))
        .isInstanceOf(SdkClientException.class);
    assertThat(caller.pool.mailbox().messages()).isEmpty();
    assertThatThrownBy(() -> caller.signUp("ada@example.com"))
        .isInstanceOf(SdkClientException.class);
    assertThat(caller.pool.mailbox().messages()).hasSize(1);
  }

  @Test
  void delayedAnswerIsRightButLate() {
    var delay = Duration.ofMillis(300);
    caller.pool.faults().on("SignUp").delay(delay);
    long start = System.nanoTime();

    caller.signUp("ada");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay);
  }

  @Test
  void jwksFailsAndIsCountedLikeAnOperation() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(caller.pool.jwksUrl()).build();
      caller.pool.faults().on(Faults.JWKS).times(1).answer(200, "{\"keys\":[]}");
      caller.pool.faults().on(Faults.JWKS).times(1).redirect(URI.create("http://localhost:1/"));

      assertThat(http.send(request, BodyHandlers.ofString()).body()).isEqualTo("{\"keys\":[]}");
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(302);
      assertThat(http.send(request, BodyHandlers.ofString()).body()).contains("RS256");
      assertThat(caller.pool.requests().count(Faults.JWKS)).isEqualTo(3);
    }
  }
}
