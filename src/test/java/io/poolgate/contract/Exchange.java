package io.poolgate.contract;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One request and its response, as they went over the wire.
///
/// @param requestBody what was sent, or null for no body
public record Exchange(
    String method,
    URI target,
    Map<String, List<String>> requestHeaders,
    @Nullable String requestBody,
    int status,
    Map<String, List<String>> responseHeaders,
    String responseBody) {

  public Exchange {
    requestHeaders = caseInsensitive(requestHeaders);
    responseHeaders = caseInsensitive(responseHeaders);
  }

  /// The exchange that led to this response; the client does not give the request's body back.
  public static Exchange of(HttpResponse<String> response, @Nullable String requestBody) {
    var request = response.request();
    return new Exchange(
        request.method(),
        request.uri(),
        request.headers().map(),
        requestBody,
        response.statusCode(),
        response.headers().map(),
        response.body());
  }

  Optional<String> requestHeader(String name) {
    return requestHeaders.getOrDefault(name, List.of()).stream().findFirst();
  }

  Optional<String> responseHeader(String name) {
    return responseHeaders.getOrDefault(name, List.of()).stream().findFirst();
  }

  boolean isPreflight() {
    return method.equals("OPTIONS") && requestHeader("Access-Control-Request-Method").isPresent();
  }

  boolean isProblem() {
    return responseHeader("Content-Type")
        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/problem+json"))
        .isPresent();
  }

  private static Map<String, List<String>> caseInsensitive(Map<String, List<String>> headers) {
    var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return copy;
  }
}
