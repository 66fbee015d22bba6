package io.poolgate.me;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.poolgate.cognito.Account;
import io.poolgate.cognito.call.UpstreamThreads;
import io.poolgate.cognito.signin.AuthenticatorUri;
import io.poolgate.cognito.signin.TotpSetup;
import io.poolgate.guard.AccessTokenOnly;
import io.poolgate.guard.VerifiedAuthentication;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Enrolling an authenticator app: POST /v1/me/totp and /v1/me/totp/verify.
@Controller("/v1/me/totp")
@AccessTokenOnly
@Secured(SelfService.SCOPE)
@ExecuteOn(UpstreamThreads.NAME)
class TotpController {
  private final TotpSetup totp;
  private final Account account;
  private final AuthenticatorUri authenticatorUri;
  private final SelfService selfService;

  TotpController(
      TotpSetup totp, Account account, AuthenticatorUri authenticatorUri, SelfService selfService) {
    this.totp = totp;
    this.account = account;
    this.authenticatorUri = authenticatorUri;
    this.selfService = selfService;
  }

  /// A stranger's app would replace the owner's. The profile says what the app is to show: a token
  /// may know the user by a UUID alone.
  @Post
  @Status(HttpStatus.CREATED)
  Enrolment begin(VerifiedAuthentication caller, HttpRequest<?> request) {
    selfService.requireRecentSignIn(caller, request);
    selfService.admit(caller, request);
    var name = account.profile(caller.accessToken()).signInName();
    var secret = totp.beginSignedIn(caller.accessToken());
    return new Enrolment(secret, authenticatorUri.of(secret, name));
  }

  @Post("/verify")
  @Status(HttpStatus.NO_CONTENT)
  void verify(VerifiedAuthentication caller, HttpRequest<?> request, @Valid @Body Proof proof) {
    selfService.requireRecentSignIn(caller, request);
    selfService.admit(caller, request);
    totp.finishSignedIn(caller.accessToken(), proof.code(), proof.deviceName());
  }

  /// The answer to the first step.
  ///
  /// @param secret in Base32
  /// @param otpauthUri for a QR code
  @Introspected
  record Enrolment(String secret, String otpauthUri) {
    @Override
    public String toString() {
      return "Enrolment[]";
    }
  }

  /// The body of the second.
  @Introspected
  record Proof(
      @NotBlank @Pattern(regexp = "\\d{6}") String code,
      @Size(min = 1, max = 128) @Nullable String deviceName) {
    @Override
    public String toString() {
      return "Proof[]";
    }
  }
}
