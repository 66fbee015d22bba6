package io.poolgate.problem;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.server.exceptions.NotAllowedException;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.validation.ConstraintViolationException;

/// Answers the failures that strangers can cause as often as they like: no such route, a body that
/// is not JSON, fields that are not valid. The framework's own handlers would do, but it searches
/// all beans for them each time, which costs more than the rest of such a request.
@Controller(consumes = MediaType.ALL, produces = MediaType.ALL)
final class FrameworkFailureHandler {
  /// No route, or none for the method or the type.
  @Error(global = true)
  HttpResponse<Problem> handle(HttpRequest<?> request, HttpStatusException failure) {
    var problem = FrameworkProblems.of(request, failure, failure.getStatus());
    if (failure instanceof NotAllowedException notAllowed) {
      problem.header(HttpHeaders.ALLOW, String.join(",", notAllowed.getAllowedMethods()));
    }
    return problem;
  }

  @Error(global = true)
  HttpResponse<Problem> handle(HttpRequest<?> request, JsonSyntaxException failure) {
    return FrameworkProblems.of(request, failure, HttpStatus.BAD_REQUEST);
  }

  @Error(global = true)
  HttpResponse<Problem> handle(HttpRequest<?> request, ConversionErrorException failure) {
    return FrameworkProblems.of(request, failure, HttpStatus.BAD_REQUEST);
  }

  @Error(global = true)
  HttpResponse<Problem> handle(HttpRequest<?> request, UnsatisfiedRouteException failure) {
    return FrameworkProblems.of(request, failure, HttpStatus.BAD_REQUEST);
  }

  @Error(global = true)
  HttpResponse<Problem> handle(HttpRequest<?> request, ConstraintViolationException failure) {
    return FrameworkProblems.of(request, failure, HttpStatus.BAD_REQUEST);
  }

  @Error(global = true)
  HttpResponse<Problem> handle(HttpRequest<?> request, OutOfMemoryError failure) {
    MemoryLoss.endIfCause(failure);
    throw failure;
  }
}
