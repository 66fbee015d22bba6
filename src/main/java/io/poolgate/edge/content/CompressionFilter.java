package io.poolgate.edge.content;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.UriRouteInfo;
import io.poolgate.problem.SameForAll;
import java.util.List;

/// Leaves the compressor gzip to choose, or nothing. By itself it would take any coding that Netty
/// knows for `*`, such as snappy; and it would compress tokens, whose length then tells of them
/// where something of the sender's stands beside them (BREACH).
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
final class CompressionFilter {
  private static final TakenField ACCEPT_ENCODING =
      new TakenField(HttpHeaders.ACCEPT_ENCODING, "poolgate.accept-encoding");
  private static final String GZIP = "gzip";

  /// RFC 9110 §8.4.1.3.
  private static final List<String> NAMES = List.of(GZIP, "x-gzip");

  @PreMatching
  @RequestFilter
  void take(HttpRequest<?> request) {
    ACCEPT_ENCODING.take(request);
  }

  @RequestFilter
  void give(HttpRequest<?> request) {
    var accepted = ACCEPT_ENCODING.of(request);
    if (accepted.isPresent()
        && RouteAttributes.getRouteInfo(request).filter(CompressionFilter::isPublic).isPresent()
        && wantsGzip(accepted.get())
        && request.getHeaders() instanceof MutableHttpHeaders headers) {
      headers.set(HttpHeaders.ACCEPT_ENCODING, GZIP);
    }
  }

  /// What the management port has is for operators, and nothing of it comes from a request.
  private static boolean isPublic(RouteInfo<?> route) {
    return route.getAnnotationMetadata().hasAnnotation(SameForAll.class)
        || (route instanceof UriRouteInfo<?, ?> uri && uri.getPort() != null);
  }

  /// Only who names it (RFC 9110 §12.5.3): `*` often means that nobody has thought of it. Plain is
  /// always acceptable, and better where it is preferred.
  private static boolean wantsGzip(String accepted) {
    float gzip = 0;
    float plain = 0;
    for (var preference : Preference.of(accepted)) {
      if (NAMES.contains(preference.name())) {
        gzip = Math.max(gzip, preference.weight());
      } else if (preference.name().equals("identity")) {
        plain = preference.weight();
      }
    }
    return gzip > 0 && gzip >= plain;
  }
}
