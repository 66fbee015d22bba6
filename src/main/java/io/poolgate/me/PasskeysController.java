package io.poolgate.me;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.poolgate.cognito.PasskeyResponse;
import io.poolgate.cognito.Passkeys;
import io.poolgate.cognito.call.UpstreamThreads;
import io.poolgate.guard.AccessTokenOnly;
import io.poolgate.guard.VerifiedAuthentication;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The user's passkeys: /v1/me/passkeys.
@Controller("/v1/me/passkeys")
@AccessTokenOnly
@Secured(SelfService.SCOPE)
@ExecuteOn(UpstreamThreads.NAME)
class PasskeysController {
  /// As WebAuthn writes credential ids into JSON.
  private static final String BASE64URL = "[A-Za-z0-9_-]+";

  private final Passkeys passkeys;
  private final SelfService selfService;

  PasskeysController(Passkeys passkeys, SelfService selfService) {
    this.passkeys = passkeys;
    this.selfService = selfService;
  }

  /// A stranger's passkey would open the account for good.
  @Post("/options")
  Map<String, Object> options(VerifiedAuthentication caller, HttpRequest<?> request) {
    selfService.requireRecentSignIn(caller, request);
    selfService.admit(caller, request);
    return passkeys.begin(caller.accessToken());
  }

  @Post
  @Status(HttpStatus.CREATED)
  void add(VerifiedAuthentication caller, HttpRequest<?> request, @Valid @Body NewPasskey body) {
    selfService.requireRecentSignIn(caller, request);
    selfService.admit(caller, request);
    PasskeyResponse.REGISTRATION.check(body.credential());
    passkeys.complete(caller.accessToken(), body.credential());
  }

  @Get
  Passkeys.Page list(
      VerifiedAuthentication caller,
      HttpRequest<?> request,
      @QueryValue(defaultValue = "20") @Min(1) @Max(20) int limit,
      @QueryValue @Nullable @Size(min = 1, max = 4096) String cursor) {
    selfService.admit(caller, request);
    return passkeys.list(caller.accessToken(), limit, cursor);
  }

  @Delete("/{credentialId}")
  @Status(HttpStatus.NO_CONTENT)
  void delete(
      VerifiedAuthentication caller,
      @Size(max = 1024) @Pattern(regexp = BASE64URL) String credentialId,
      HttpRequest<?> request) {
    selfService.requireRecentSignIn(caller, request);
    selfService.admit(caller, request);
    passkeys.delete(caller.accessToken(), credentialId);
  }

  /// The body of a new one.
  ///
  /// @param credential what `navigator.credentials.create` gave, as JSON
  @Introspected
  record NewPasskey(@NotNull Map<String, Object> credential) {

    @Override
    public String toString() {
      return "NewPasskey[]";
    }
  }
}
