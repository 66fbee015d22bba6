package io.poolgate.me;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.poolgate.cognito.Profile;
import io.poolgate.cognito.UserPool;
import io.poolgate.revocation.Revocations;
import io.poolgate.token.AccessTokenOnly;
import io.poolgate.token.VerifiedAuthentication;

/// GET /v1/me, GET /v1/me/profile and POST /v1/me/sign-out-everywhere.
@Controller("/v1/me")
@AccessTokenOnly
class MeController {
  /// The scope that Cognito wants of a token it is called with.
  private static final String SELF_SERVICE = "SCOPE_aws.cognito.signin.user.admin";

  private final UserPool userPool;
  private final Revocations revocations;

  MeController(UserPool userPool, Revocations revocations) {
    this.userPool = userPool;
    this.revocations = revocations;
  }

  @Get
  @Secured(SecurityRule.IS_AUTHENTICATED)
  Me me(VerifiedAuthentication caller) {
    return Me.of(caller.claims());
  }

  @Get("/profile")
  @Secured(SELF_SERVICE)
  @ExecuteOn(TaskExecutors.BLOCKING)
  Profile profile(VerifiedAuthentication caller) {
    return userPool.profile(caller.accessToken());
  }

  @Post("/sign-out-everywhere")
  @Secured(SELF_SERVICE)
  @Status(HttpStatus.NO_CONTENT)
  @ExecuteOn(TaskExecutors.BLOCKING)
  void signOutEverywhere(VerifiedAuthentication caller) {
    userPool.signOutEverywhere(caller.accessToken());
    revocations.revokeUser(caller.claims().sub());
  }
}
