package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.SrpClient;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.LocalPoolOptions;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/// With PreventUserExistenceErrors, users who do not exist are challenged like anybody else.
class SimulatedUserTest {
  private static final String WRONG = "Incorrect username or password.";

  private final SrpClient srp = new SrpClient();
  @AutoClose private final Caller caller = Caller.start();

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "nobody@example.com", "+4915112345678"})
  void srpChallengeLooksLikeOneOfRealUser(String name) {
    var parameters = caller.initiateSrp(name, srp);

    assertThat(parameters)
        .containsOnlyKeys("SRP_B", "SALT", "SECRET_BLOCK", "USERNAME", "USER_ID_FOR_SRP");
    assertThat(parameters.get("USER_ID_FOR_SRP"))
        .matches(
            name.equals("nobody")
                ? "nobody"
                : "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertFails(() -> prove(parameters), NotAuthorizedException.class, WRONG);
  }

  @Test
  void saltAndIdStayTheSameButNothingElse() {
    var first = caller.initiateSrp("nobody@example.com", srp);
    var second = caller.initiateSrp("Nobody@Example.com", srp);
    var other = caller.initiateSrp("nobody@example.org", srp);

    assertThat(second.get("SALT")).isEqualTo(first.get("SALT")).isNotEqualTo(other.get("SALT"));
    assertThat(second.get("USER_ID_FOR_SRP"))
        .isEqualTo(first.get("USER_ID_FOR_SRP"))
        .isNotEqualTo(other.get("USER_ID_FOR_SRP"));
    assertThat(second.get("SRP_B")).isNotEqualTo(first.get("SRP_B"));
    assertThat(second.get("SECRET_BLOCK")).isNotEqualTo(first.get("SECRET_BLOCK"));
  }

  @Test
  void wrongProofsLockTheNameToo() {
    for (int i = 0; i < 5; i++) {
      var parameters = caller.initiateSrp("nobody", srp);
      assertFails(() -> prove(parameters), NotAuthorizedException.class, WRONG);
    }
    var parameters = caller.initiateSrp("nobody", srp);

    assertFails(
        () -> prove(parameters), NotAuthorizedException.class, "Password attempts exceeded");
  }

  @Test
  void whereExistenceIsNotHiddenThereIsNoChallenge() {
    try (var open = Caller.start(LocalPoolOptions.forTests().preventUserExistenceErrors(false))) {
      assertFails(
          () -> open.initiateSrp("nobody", srp),
          UserNotFoundException.class,
          "User does not exist.");
    }
  }

  private void prove(Map<String, String> parameters) {
    caller.proveSrp(srp.answer(caller.pool.id(), parameters, PASSWORD, caller.clock.instant()));
  }
}
