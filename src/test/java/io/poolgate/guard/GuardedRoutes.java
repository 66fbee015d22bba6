package io.poolgate.guard;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import org.jspecify.annotations.Nullable;

/// A route of each kind that a token can meet.
@Requires(property = "spec.name", value = "guarded-routes")
@Controller(value = "/test", produces = MediaType.TEXT_PLAIN)
class GuardedRoutes {

  @Get("/public")
  @Secured(SecurityRule.IS_ANONYMOUS)
  String open(@Nullable Authentication caller) {
    return caller == null ? "nobody" : "somebody";
  }

  @Get("/guarded")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  String guarded(VerifiedAuthentication caller) {
    return caller.claims().principal().sub();
  }

  @Get("/unannotated")
  String unannotated() {
    return "never";
  }

  @Get("/access-only")
  @AccessTokenOnly
  @Secured(SecurityRule.IS_AUTHENTICATED)
  String accessOnly(VerifiedAuthentication caller) {
    return caller.accessToken();
  }

  @Get("/group")
  @Secured({"admins", "editors"})
  String group() {
    return "in";
  }

  @Get("/scope")
  @Secured({"SCOPE_files.read", "SCOPE_files.write"})
  String scope() {
    return "in";
  }

  @Get("/expression")
  @Secured("#{ 1 == 1 }")
  String expression() {
    return "never";
  }

  /// Open, but for what a method says.
  @Requires(property = "spec.name", value = "guarded-routes")
  @Controller(value = "/test/open", produces = MediaType.TEXT_PLAIN)
  @Secured(SecurityRule.IS_ANONYMOUS)
  static class OpenUnlessSaid {

    @Get("/group")
    @Secured("admins")
    String group() {
      return "in";
    }

    @Get("/shut")
    @Secured(SecurityRule.DENY_ALL)
    String shut() {
      return "never";
    }

    @Get
    String open() {
      return "in";
    }
  }
}
