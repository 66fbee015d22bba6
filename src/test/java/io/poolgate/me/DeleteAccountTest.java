package io.poolgate.me;

import static io.poolgate.Accounts.newPassword;
import static io.poolgate.SignInRig.assertSignedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Bearer;
import io.poolgate.PasskeyAuthenticator;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// DELETE /v1/me.
class DeleteAccountTest {
  @AutoClose private static final SignInRig rig = SignInRig.start();

  private final Person ada = rig.person();
  private final Answer signedIn = rig.signIn(ada);
  private final Bearer bearer = rig.bearer(signedIn);

  @BeforeEach
  void deleteTheAccount() {
    new PasskeyAuthenticator().enrol(bearer);
    assertThat(bearer.delete("/v1/me").outcome()).isEqualTo("204");
  }

  @Test
  void theTokensAreWorthNothing() {
    var profile = bearer.get("/v1/me/profile");
    assertThat(profile.outcome()).isEqualTo("401 token_revoked");
    assertThat(profile.header("WWW-Authenticate").orElseThrow())
        .contains("error=\"invalid_token\"");
    assertThat(bearer.delete("/v1/me").outcome()).isEqualTo("401 token_revoked");
    var refreshToken = Map.of("refreshToken", signedIn.text("/tokens/refreshToken"));
    assertThat(rig.api.post("/v1/tokens/refresh", refreshToken).outcome())
        .isEqualTo("401 refresh_token_invalid");
  }

  @Test
  void theUserIsAStranger() {
    assertThat(rig.signIn(ada).outcome()).isEqualTo("401 invalid_credentials");
    assertThat(rig.api.post("/v1/forgot-password", Map.of("username", ada.email())).outcome())
        .isEqualTo("202");
  }

  @Test
  void theNameIsFreeAndTheNextOwnerHasNothingOfTheLast() {
    var next = new Person(ada.email(), newPassword());
    var signUp = Map.of("username", next.email(), "password", next.password());
    assertThat(rig.api.post("/v1/sign-up", signUp).outcome()).isEqualTo("201");
    var confirm = Map.of("username", next.email(), "code", rig.code(next));
    assertThat(rig.api.post("/v1/sign-up/confirm", confirm).outcome()).isEqualTo("200");

    var again = rig.signIn(next);
    assertSignedIn(again);
    var owner = rig.bearer(again);
    assertThat(owner.get("/v1/me").text("/sub")).isNotEqualTo(bearer.get("/v1/me").text("/sub"));
    assertThat(owner.get("/v1/me/profile").map("/attributes")).doesNotContainKey("phone_number");
    assertThat(owner.get("/v1/me/passkeys").json().get("passkeys")).isEmpty();
    assertThat(bearer.get("/v1/me/profile").outcome()).isEqualTo("401 token_revoked");
  }
}
