package io.poolgate.signin;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.poolgate.cognito.call.UpstreamThreads;
import io.poolgate.cognito.signin.AuthenticatorUri;
import io.poolgate.cognito.signin.TotpSetup;
import io.poolgate.limits.Spend;
import io.poolgate.limits.SpendGuard;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// POST /v1/sign-in/totp-setup: the secret for the authenticator app that the pool asks for.
@Controller("/v1/sign-in/totp-setup")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(UpstreamThreads.NAME)
class TotpSetupController {
  private final TotpSetup totp;
  private final SignInSessions sessions;
  private final AuthenticatorUri authenticatorUri;
  private final SpendGuard spend;

  TotpSetupController(
      TotpSetup totp,
      SignInSessions sessions,
      AuthenticatorUri authenticatorUri,
      SpendGuard spend) {
    this.totp = totp;
    this.sessions = sessions;
    this.authenticatorUri = authenticatorUri;
    this.spend = spend;
  }

  @Post
  Response begin(@Valid @Body Request body, HttpRequest<?> request) {
    var session = sessions.openMfaSetup(body.session());
    spend.admit(request, Spend.by(session.context().signInName()));
    var begun = totp.begin(session.cognitoSession());
    return new Response(
        begun.secret(),
        authenticatorUri.of(begun.secret(), session.context().signInName()),
        sessions.sealTotpSetup(session, begun.session()));
  }

  /// The body.
  @Introspected
  record Request(@NotBlank @Size(max = 16384) String session) {
    @Override
    public String toString() {
      return "Request[]";
    }
  }

  /// The answer.
  ///
  /// @param otpauthUri for a QR code
  /// @param session with which, and a code, the challenge is answered
  @Introspected
  record Response(String secret, String otpauthUri, String session) {
    @Override
    public String toString() {
      return "Response[]";
    }
  }
}
