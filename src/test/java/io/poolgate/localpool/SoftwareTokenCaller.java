package io.poolgate.localpool;

import io.poolgate.AuthenticatorApp;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/// What users ask the pool about their authenticator app.
public final class SoftwareTokenCaller {
  private final Caller caller;
  private final String name;
  private final String token;

  public SoftwareTokenCaller(Caller caller, String name) {
    this.caller = caller;
    this.name = name;
    token = caller.createAndSignIn(name).accessToken();
  }

  /// An app that has been verified.
  public AuthenticatorApp setUp() {
    var app = associate();
    verify(app.code(caller.clock.instant()));
    return app;
  }

  public AuthenticatorApp associate() {
    return new AuthenticatorApp(
        caller.sdk.associateSoftwareToken(r -> r.accessToken(token)).secretCode());
  }

  public void verify(String code) {
    caller.sdk.verifySoftwareToken(
        r -> r.accessToken(token).userCode(code).friendlyDeviceName("Ada's phone"));
  }

  public void turnOn() {
    caller.sdk.setUserMFAPreference(
        r -> r.accessToken(token).softwareTokenMfaSettings(s -> s.enabled(true)));
  }

  /// The code after the present one.
  public String next(AuthenticatorApp app) {
    caller.clock.advance(Duration.ofSeconds(30));
    return app.code(caller.clock.instant());
  }

  public RespondToAuthChallengeResponse answer(String session, String code) {
    return caller.respond(
        ChallengeNameType.SOFTWARE_TOKEN_MFA,
        session,
        Map.of("USERNAME", name, "SOFTWARE_TOKEN_MFA_CODE", code));
  }
}
