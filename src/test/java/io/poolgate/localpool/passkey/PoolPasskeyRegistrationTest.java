package io.poolgate.localpool.passkey;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.Caller;
import io.poolgate.localpool.ConfidentialCaller;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.PasskeyCaller;
import io.poolgate.localpool.settings.FirstFactor;
import io.poolgate.localpool.settings.RelyingParty;
import io.poolgate.localpool.settings.SignInOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnChallengeNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnClientMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnCredentialNotSupportedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnNotEnabledException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnOriginNotAllowedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnRelyingPartyMismatchException;

class PoolPasskeyRegistrationTest {
  private static final String ADA = "ada@example.com";
  private static final String NO_CHALLENGE = "There is no registration with that challenge.";
  private static final String NOT_SUPPORTED = "The credential is not supported.";

  @AutoClose
  private final Caller caller =
      Caller.start(LocalPoolOptions.forTests().clientSecrets("secretOne"));

  private final PasskeyCaller passkeys = new PasskeyCaller(caller);
  private final String token = caller.createAndSignIn(ADA).accessToken();

  @Test
  void optionsAreWhatBrowsersTake() {
    var options = passkeys.start(token);

    assertThat(options)
        .containsEntry("rp", Map.of("id", "localhost", "name", "localhost"))
        .containsEntry("excludeCredentials", List.of())
        .containsKeys("user", "challenge", "pubKeyCredParams", "timeout", "authenticatorSelection");
    assertThat((String) options.get("challenge")).matches("[A-Za-z0-9_-]{43}");
  }

  @Test
  void knownPasskeyIsExcludedFromTheNextRegistration() {
    passkeys.register(token);

    assertThat(passkeys.start(token).get("excludeCredentials"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(1);
  }

  @Test
  void challengeServesOnce() {
    var credential = passkeys.browser.create(passkeys.start(token));
    passkeys.complete(token, credential);

    assertFails(
        () -> passkeys.complete(token, credential),
        WebAuthnChallengeNotFoundException.class,
        NO_CHALLENGE);
  }

  @Test
  void challengeLivesThreeMinutes() {
    var credential = passkeys.browser.create(passkeys.start(token));
    caller.clock.advance(Duration.ofMinutes(3));

    assertFails(
        () -> passkeys.complete(token, credential),
        WebAuthnChallengeNotFoundException.class,
        NO_CHALLENGE);
  }

  @Test
  void challengeOfAnotherRegistrationIsRefused() {
    var credential = passkeys.browser.create(passkeys.start(token));
    passkeys.start(token);

    assertFails(
        () -> passkeys.complete(token, credential),
        WebAuthnChallengeNotFoundException.class,
        NO_CHALLENGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "http://localhost.evil.example", "http://192.168.0.1"})
  void foreignOriginIsRefused(String origin) {
    passkeys.browser.visit(origin);

    assertFails(
        () -> passkeys.register(token),
        WebAuthnOriginNotAllowedException.class,
        "The origin is not one of the relying party's.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost", "https://localhost:8443", "http://localhost:3000"})
  void originsOfThisMachineAreAccepted(String origin) {
    passkeys.browser.visit(origin);

    passkeys.register(token);
  }

  @Test
  void poolMayHaveAnotherRelyingParty() {
    var party = new RelyingParty("example.com", Set.of("https://app.example.com"));
    try (var other =
        Caller.start(
            LocalPoolOptions.forTests().signIn(SignInOptions.DEFAULT.withRelyingParty(party)))) {
      other.pool.createUser(ADA, PASSWORD);
      var page = new PasskeyCaller(other);
      String signedIn = other.signIn(ADA).accessToken();
      assertFails(
          () -> page.register(signedIn),
          WebAuthnOriginNotAllowedException.class,
          "The origin is not one of the relying party's.");

      page.browser.visit("https://app.example.com");

      page.register(signedIn);
    }
  }

  @Test
  void credentialForAnotherRelyingPartyIsRefused() {
    var options = new HashMap<>(passkeys.start(token));
    options.put("rp", Map.of("id", "example.com"));

    assertFails(
        () -> passkeys.complete(token, passkeys.browser.create(options)),
        WebAuthnRelyingPartyMismatchException.class,
        "The credential is for another relying party.");
  }

  @Test
  void registrationThatAnotherClientBeganIsRefused() {
    String other = new ConfidentialCaller(caller).signIn(ADA, "secretOne").accessToken();
    var credential = passkeys.browser.create(passkeys.start(token));

    assertFails(
        () -> passkeys.complete(other, credential),
        WebAuthnClientMismatchException.class,
        "The registration was begun at another client.");
  }

  @Test
  void whatIsNoCredentialIsNotSupported() {
    passkeys.start(token);
    assertFails(
        () -> passkeys.complete(token, Map.of("id", "x")),
        WebAuthnCredentialNotSupportedException.class,
        NOT_SUPPORTED);

    var options = new HashMap<>(passkeys.start(token));
    options.put("rpId", "localhost");
    assertFails(
        () -> passkeys.complete(token, passkeys.browser.get(options)),
        WebAuthnCredentialNotSupportedException.class,
        NOT_SUPPORTED);
  }

  @Test
  void poolThatAllowsNoPasskeysRegistersNone() {
    var rules = SignInOptions.DEFAULT.withFirstFactors(FirstFactor.PASSWORD);
    try (var off = Caller.start(LocalPoolOptions.forTests().signIn(rules))) {
      String signedIn = off.createAndSignIn(ADA).accessToken();

      assertFails(
          () -> off.sdk.startWebAuthnRegistration(r -> r.accessToken(signedIn)),
          WebAuthnNotEnabledException.class,
          "Passkeys are not enabled in this user pool.");
    }
  }
}
