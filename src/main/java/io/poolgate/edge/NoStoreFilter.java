package io.poolgate.edge;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Keeps tokens, sessions and personal data out of every cache (RFC 9111 §5.2.2.5), by keeping all
/// of the API out.
@ServerFilter({"/v1/**", "/local/**"})
class NoStoreFilter {
  @ResponseFilter
  void forbidStoring(MutableHttpResponse<?> response) {
    response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
