package io.poolgate.edge.content;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import java.util.Optional;

/// A field of a request's head that Micronaut is not to see, and where its value is kept.
record TakenField(String name, String attribute) {

  /// Several are one list (RFC 9110 §5.3).
  void take(HttpRequest<?> request) {
    if (request.getHeaders() instanceof MutableHttpHeaders headers && headers.contains(name)) {
      request.setAttribute(attribute, String.join(",", headers.getAll(name)));
      headers.remove(name);
    }
  }

  /// The value, for as long as the request lives.
  Optional<String> of(HttpRequest<?> request) {
    return request.getAttribute(attribute, String.class);
  }
}
