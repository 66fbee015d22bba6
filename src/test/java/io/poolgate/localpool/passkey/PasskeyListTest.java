package io.poolgate.localpool.passkey;

import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.Caller;
import io.poolgate.localpool.PasskeyCaller;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnCredentialDescription;

class PasskeyListTest {
  private static final String ADA = "ada@example.com";

  @AutoClose private final Caller caller = Caller.start();
  private final String token = caller.createAndSignIn(ADA).accessToken();

  @Test
  void userBeginsWithNone() {
    assertThat(caller.sdk.listWebAuthnCredentials(r -> r.accessToken(token)).credentials())
        .isEmpty();
    assertThat(factors()).containsExactly("PASSWORD", "EMAIL_OTP");
  }

  @Test
  void passkeyIsDescribed() {
    String id = register();

    assertThat(caller.sdk.listWebAuthnCredentials(r -> r.accessToken(token)).credentials())
        .singleElement()
        .satisfies(passkey -> {
          assertThat(passkey.credentialId()).isEqualTo(id);
          assertThat(passkey.relyingPartyId()).isEqualTo("localhost");
          assertThat(passkey.authenticatorAttachment()).isEqualTo("platform");
          assertThat(passkey.authenticatorTransports()).containsExactly("internal");
          assertThat(passkey.createdAt()).isEqualTo(caller.clock.instant());
          assertThat(passkey.friendlyCredentialName()).isNotBlank();
        });
    assertThat(factors()).containsExactly("PASSWORD", "EMAIL_OTP", "WEB_AUTHN");
  }

  @Test
  void passkeysAreListedPageByPage() {
    List<String> ids = Stream.generate(this::register).limit(3).toList();

    var first = caller.sdk.listWebAuthnCredentials(r -> r.accessToken(token).maxResults(2));
    var second =
        caller.sdk.listWebAuthnCredentials(
            r -> r.accessToken(token).maxResults(2).nextToken(first.nextToken()));

    assertThat(
            Stream.of(first, second)
                .flatMap(page -> page.credentials().stream())
                .map(WebAuthnCredentialDescription::credentialId))
        .isEqualTo(ids);
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void deletedPasskeyIsGone() {
    String id = register();

    caller.sdk.deleteWebAuthnCredential(r -> r.accessToken(token).credentialId(id));

    assertThat(factors()).containsExactly("PASSWORD", "EMAIL_OTP");
    assertFails(
        () -> caller.sdk.deleteWebAuthnCredential(r -> r.accessToken(token).credentialId(id)),
        ResourceNotFoundException.class,
        "The passkey does not exist.");
  }

  @Test
  void nobodyDeletesThePasskeyOfSomeoneElse() {
    String id = register();
    String eve = caller.createAndSignIn("eve").accessToken();

    assertFails(
        () -> caller.sdk.deleteWebAuthnCredential(r -> r.accessToken(eve).credentialId(id)),
        ResourceNotFoundException.class,
        "The passkey does not exist.");
  }

  private String register() {
    var passkeys = new PasskeyCaller(caller);
    passkeys.register(token);
    return passkeys.browser.id();
  }

  private List<String> factors() {
    return caller
        .sdk
        .getUserAuthFactors(r -> r.accessToken(token))
        .configuredUserAuthFactorsAsStrings();
  }
}
