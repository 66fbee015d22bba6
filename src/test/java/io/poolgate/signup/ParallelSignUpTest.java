package io.poolgate.signup;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PoolgateExtension.class)
class ParallelSignUpTest {
  private final PoolgateServer poolgate;

  ParallelSignUpTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
  }

  @Test
  void twoHundredAtOnceAreAllServed() throws Exception {
    var api = poolgate.api();
    var users = IntStream.range(0, 200).mapToObj(_ -> newEmail()).toList();
    var password = newPassword();
    var created =
        atOnce(users.stream().map(u -> post("/v1/sign-up", credentials(u, password))).toList());
    assertThat(created).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
    for (var user : users) {
      var code = poolgate.pool().mailbox().latestCode(user);
      var body = "{\"username\":\"%s\",\"code\":\"%s\"}".formatted(user, code);
      assertThat(api.post("/v1/sign-up/confirm", body).status()).isEqualTo(200);
    }
    var signedIn =
        atOnce(users.stream().map(u -> post("/v1/sign-in", credentials(u, password))).toList());
    assertThat(signedIn).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(signedIn.stream().map(answer -> answer.text("/tokens/accessToken")).distinct())
        .hasSize(200);
  }

  @Test
  void twentyAtOnceForOneNameMakeOneAccount() throws Exception {
    var email = newEmail();
    var answers =
        atOnce(Collections.nCopies(20, post("/v1/sign-up", credentials(email, newPassword()))));
    assertThat(answers.stream().map(Answer::outcome).filter("201"::equals)).hasSize(1);
    assertThat(answers.stream().map(Answer::outcome).filter("409 username_exists"::equals))
        .hasSize(19);
  }

  private Callable<Answer> post(String path, String body) {
    return () -> poolgate.api().post(path, body);
  }

  private static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }
}
