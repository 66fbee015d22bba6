package io.poolgate.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;

/// The headers of every answer. A filter adds them, but none sees an undecodable request.
public interface AnswerHeaders {

  /// Adds what is missing.
  void add(HttpRequest<?> request, MutableHttpResponse<?> response);
}
