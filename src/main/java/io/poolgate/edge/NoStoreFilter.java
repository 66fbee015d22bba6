package io.poolgate.edge;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Keeps tokens, sessions and personal data out of every cache (RFC 9111 §5.2.2.5), by keeping all
/// of the API out.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class NoStoreFilter {
  @ResponseFilter
  void forbidStoring(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var path = request.getPath();
    if (path.startsWith("/v1/") || path.startsWith("/local/")) {
      response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }
}
