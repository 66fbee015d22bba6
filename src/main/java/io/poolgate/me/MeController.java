package io.poolgate.me;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.poolgate.cognito.Account;
import io.poolgate.cognito.Profile;
import io.poolgate.cognito.call.UpstreamThreads;
import io.poolgate.edge.RefreshCookie;
import io.poolgate.guard.AccessTokenOnly;
import io.poolgate.guard.VerifiedAuthentication;
import io.poolgate.revocation.Revocations;

/// The account as a whole: GET and DELETE /v1/me, GET /v1/me/profile and POST
/// /v1/me/sign-out-everywhere.
@Controller(MeController.PATH)
@AccessTokenOnly
class MeController {
  static final String PATH = "/v1/me";

  private final Account account;
  private final Revocations revocations;
  private final SelfService selfService;
  private final RefreshCookie cookie;

  MeController(
      Account account, Revocations revocations, SelfService selfService, RefreshCookie cookie) {
    this.account = account;
    this.revocations = revocations;
    this.selfService = selfService;
    this.cookie = cookie;
  }

  @Get
  @Secured(SecurityRule.IS_AUTHENTICATED)
  Me me(VerifiedAuthentication caller) {
    return Me.of(caller.claims());
  }

  @Get("/profile")
  @Secured(SelfService.SCOPE)
  @ExecuteOn(UpstreamThreads.NAME)
  Profile profile(VerifiedAuthentication caller, HttpRequest<?> request) {
    selfService.admit(caller, request);
    return account.profile(caller.accessToken());
  }

  @Post("/sign-out-everywhere")
  @Secured(SelfService.SCOPE)
  @Status(HttpStatus.NO_CONTENT)
  @ExecuteOn(UpstreamThreads.NAME)
  void signOutEverywhere(VerifiedAuthentication caller, HttpRequest<?> request) {
    selfService.admit(caller, request);
    account.signOutEverywhere(caller.accessToken());
    endTokensOf(caller);
  }

  @Delete
  @Secured(SelfService.SCOPE)
  @ExecuteOn(UpstreamThreads.NAME)
  HttpResponse<Void> delete(VerifiedAuthentication caller, HttpRequest<?> request) {
    selfService.requireRecentSignIn(caller, request);
    selfService.admit(caller, request);
    account.delete(caller.accessToken());
    endTokensOf(caller);
    MutableHttpResponse<Void> deleted = HttpResponse.noContent();
    return cookie.mayClear(request) ? cookie.clear(deleted) : deleted;
  }

  private void endTokensOf(VerifiedAuthentication caller) {
    var claims = caller.claims();
    revocations.revokeUser(claims.principal().sub(), claims.times().issuedAt());
  }
}
