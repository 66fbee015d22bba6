package io.poolgate.clients;

import io.poolgate.localpool.settings.MfaMode;
import io.poolgate.localpool.settings.SignInOptions;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What people do with an application that uses Amplify v6, wherever that runs. Each test plays a
/// flow of src/test/npm/amplify/flows.mjs against a pool of its own.
interface AmplifyFlows {
  void play(String flow, SignInOptions options) throws IOException;

  default void play(String flow) throws IOException {
    play(flow, SignInOptions.DEFAULT);
  }

  @Test
  default void aUserSignsUpConfirmsAndSignsIn() throws IOException {
    play("signUp");
  }

  @Test
  default void aUserIsSignedInStraightAfterTheSignUp() throws IOException {
    play("autoSignIn");
  }

  @Test
  default void aUserSignsInBySrp() throws IOException {
    play("srp");
  }

  @Test
  default void aUserSignsInByPassword() throws IOException {
    play("password");
  }

  @Test
  default void aUserSignsInByMailCode() throws IOException {
    play("mailCode");
  }

  @Test
  default void aUserChoosesTheFirstFactor() throws IOException {
    play("choice");
  }

  @Test
  default void aUserAnswersACustomChallenge() throws IOException {
    play("custom");
  }

  @Test
  default void anInvitedUserChoosesAPassword() throws IOException {
    play("newPassword");
  }

  @Test
  default void anAuthenticatorAppIsSetUpAndAskedFor() throws IOException {
    play("totp");
  }

  @Test
  default void aRequiredAuthenticatorAppIsSetUpOnTheWayIn() throws IOException {
    play("requiredTotp", SignInOptions.DEFAULT.withMfa(MfaMode.REQUIRED));
  }

  @Test
  default void aUserChoosesTheSecondFactor() throws IOException {
    play("mfaSelection");
  }

  @Test
  default void tokensAreRefreshed() throws IOException {
    play("refresh");
  }

  @Test
  default void attributesAreChangedAndDeleted() throws IOException {
    play("attributes");
  }

  @Test
  default void aNewAddressIsVerifiedByItsCode() throws IOException {
    play("newAddress");
  }

  @Test
  default void aPasswordIsChanged() throws IOException {
    play("updatePassword");
  }

  @Test
  default void aForgottenPasswordIsReset() throws IOException {
    play("resetPassword");
  }

  @Test
  default void aSignOutRevokesTheTokens() throws IOException {
    play("signOut");
  }

  @Test
  default void aGlobalSignOutEndsOtherSessions() throws IOException {
    play("signOutEverywhere");
  }

  @Test
  default void anAccountIsDeleted() throws IOException {
    play("deleteUser");
  }
}
