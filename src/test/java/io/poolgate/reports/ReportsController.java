package io.poolgate.reports;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.poolgate.guard.AccessTokenOnly;
import io.poolgate.guard.VerifiedAuthentication;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;

/// Reports: for anybody with a good token, unless a method says otherwise.
@Controller("/v1/reports")
@Secured(SecurityRule.IS_AUTHENTICATED)
class ReportsController {

  @Get
  Report own(VerifiedAuthentication caller) {
    return new Report(caller.claims().principal().sub());
  }

  /// What no annotation says: the owner, or an administrator.
  @Get("/{owner}")
  Report ofOwner(String owner, VerifiedAuthentication caller) {
    var user = caller.claims().principal();
    if (!user.sub().equals(owner) && !user.groups().contains("admins")) {
      throw new ProblemException(ProblemCode.NOT_FOUND);
    }
    return new Report(owner);
  }

  /// A user in one of these groups.
  @Post("/publish")
  @Secured({"editors", "admins"})
  @Status(HttpStatus.NO_CONTENT)
  void publish() {}

  /// A token with this scope.
  @Post("/export")
  @Secured("SCOPE_reports/export")
  @Status(HttpStatus.NO_CONTENT)
  void export() {}

  /// Never an ID token, even where `POOLGATE_TOKEN_USES` allows them.
  @Delete("/{owner}")
  @AccessTokenOnly
  @Secured("admins")
  @Status(HttpStatus.NO_CONTENT)
  void delete(String owner) {}

  /// The answer.
  @Introspected
  record Report(String owner) {}
}
