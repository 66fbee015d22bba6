package io.poolgate.clients;

import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import io.poolgate.localpool.settings.DeviceTracking;
import io.poolgate.localpool.settings.MfaMode;
import io.poolgate.localpool.settings.SignInOptions;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// amazon-cognito-identity-js, the client that most web applications signed in with for years,
/// against the local pool. src/test/npm/clients has the scenarios.
@ExtendWith(NpmClientsExtension.class)
@Tag("long")
@Timeout(180)
class IdentityJsTest {
  private final NpmClients clients;

  IdentityJsTest(NpmClients clients) {
    this.clients = clients;
  }

  @Test
  void aUserSignsUpConfirmsAndSignsIn() throws IOException {
    play("signUp");
  }

  /// Ten seconds of arithmetic in JavaScript.
  @Test
  void thirtyFreshUsersSignInBySrp() throws IOException {
    play("thirtyFreshUsers");
  }

  @Test
  void aWrongPasswordIsRefusedAsAnUnknownUserIs() throws IOException {
    play("wrongPassword");
  }

  @Test
  void anInvitedUserChoosesAPassword() throws IOException {
    play("newPassword");
  }

  @Test
  void anAuthenticatorAppIsSetUpAndAskedFor() throws IOException {
    play("totp");
  }

  @Test
  void aRequiredAuthenticatorAppIsSetUpOnTheWayIn() throws IOException {
    play("requiredMfaSetup", SignInOptions.DEFAULT.withMfa(MfaMode.REQUIRED));
  }

  @Test
  void aRememberedDeviceTakesThePlaceOfTheAppUntilItIsForgotten() throws IOException {
    play("devices", SignInOptions.DEFAULT.withDevices(DeviceTracking.OPT_IN));
  }

  @Test
  void aRefreshTokenGivesNewTokens() throws IOException {
    play("refresh");
  }

  @Test
  void aForgottenPasswordIsReplaced() throws IOException {
    play("forgottenPassword");
  }

  @Test
  void signingOutEverywhereEndsOtherSessions() throws IOException {
    play("globalSignOut");
  }

  private void play(String scenario) throws IOException {
    play(scenario, SignInOptions.DEFAULT);
  }

  private void play(String scenario, SignInOptions options) throws IOException {
    try (var pool = LocalUserPool.start(LocalPoolOptions.forTests().signIn(options).build())) {
      clients.play(
          "identity-js.mjs",
          scenario,
          Map.of(
              "endpoint",
              pool.endpoint().toString(),
              "id",
              pool.id(),
              "clientId",
              pool.publicClient().id()));
    }
  }
}
