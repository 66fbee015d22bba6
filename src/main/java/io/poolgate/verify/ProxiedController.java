package io.poolgate.verify;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Trace;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.poolgate.edge.UnreadBody;
import io.poolgate.guard.VerifiedAuthentication;

/// Any method on /v1/verify/proxied/…: for proxies that ask with the client's own request line.
/// Path, query and body are the client's, so none of them is looked at.
@Controller(
    value = "/v1/verify/proxied{/path:.*}",
    consumes = MediaType.ALL,
    produces = MediaType.ALL)
@UnreadBody
@Secured(SecurityRule.IS_AUTHENTICATED)
class ProxiedController {
  @Get
  HttpResponse<?> get(HttpRequest<?> request, VerifiedAuthentication caller) {
    return answer(request, caller);
  }

  @Post
  HttpResponse<?> post(HttpRequest<?> request, VerifiedAuthentication caller) {
    return answer(request, caller);
  }

  @Put
  HttpResponse<?> put(HttpRequest<?> request, VerifiedAuthentication caller) {
    return answer(request, caller);
  }

  @Patch
  HttpResponse<?> patch(HttpRequest<?> request, VerifiedAuthentication caller) {
    return answer(request, caller);
  }

  @Delete
  HttpResponse<?> delete(HttpRequest<?> request, VerifiedAuthentication caller) {
    return answer(request, caller);
  }

  @Options
  HttpResponse<?> options(HttpRequest<?> request, VerifiedAuthentication caller) {
    return answer(request, caller);
  }

  @Trace
  HttpResponse<?> trace(HttpRequest<?> request, VerifiedAuthentication caller) {
    return answer(request, caller);
  }

  private static HttpResponse<?> answer(HttpRequest<?> request, VerifiedAuthentication caller) {
    var requirements = Requirements.of(request.getHeaders());
    return ForwardAuthentication.answer(request, caller.claims(), requirements);
  }
}
