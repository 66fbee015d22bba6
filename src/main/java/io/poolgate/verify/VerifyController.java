package io.poolgate.verify;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.poolgate.edge.ForProxies;
import io.poolgate.guard.VerifiedAuthentication;

/// GET /v1/verify: for proxies that ask with a request of their own, whose query they write.
@Controller(value = VerifyController.PATH, produces = MediaType.ALL)
@ForProxies
@Secured(SecurityRule.IS_AUTHENTICATED)
class VerifyController {
  static final String PATH = "/v1/verify";

  @Get
  HttpResponse<?> verify(HttpRequest<?> request, VerifiedAuthentication caller) {
    var requirements = Requirements.of(request.getParameters());
    return ForwardAuthentication.answer(request, caller.claims(), requirements);
  }
}
