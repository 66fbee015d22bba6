package io.poolgate.signin;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `POOLGATE_SIGN_IN_METHODS`.
class SignInMethodsTest {
  @Test
  void aMethodThatIsNotOfferedNeverReachesThePool() {
    try (var poolgate = PoolgateServer.start(Map.of("poolgate.sign-in.methods", "srp,choice"))) {
      var answer = poolgate.api().post("/v1/sign-in", credentials(newEmail(), newPassword()));
      assertThat(answer.outcome()).isEqualTo("501 not_enabled");
      assertThat(poolgate.pool().requests().count("InitiateAuth")).isZero();
      assertThat(poolgate.api().get("/v1/config").json().path("signInMethods").toString())
          .isEqualTo("[\"srp\",\"choice\"]");
    }
  }
}
