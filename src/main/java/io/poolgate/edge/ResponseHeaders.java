package io.poolgate.edge;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.netty.NettyHttpHeaders;
import io.micronaut.http.server.annotation.PreMatching;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.poolgate.edge.tls.TlsConfiguration;
import io.poolgate.problem.AnswerHeaders;
import io.poolgate.problem.RequestId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The headers of every response: the request id, the date, and those that keep browsers and caches
/// from treating it as anything but the answer of an API.
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class ResponseHeaders implements AnswerHeaders {
  // Netty writes such strings as they stand.
  private static final AsciiString DATE = AsciiString.of("Date");
  private static final AsciiString CACHE_CONTROL = AsciiString.of("Cache-Control");
  private static final AsciiString VARY = AsciiString.of("Vary");
  private static final AsciiString REQUEST_ID = AsciiString.of(RequestId.HEADER);
  private static final AsciiString NO_STORE = AsciiString.of("no-store");
  private static final AsciiString CONTENT_TYPE_OPTIONS = AsciiString.of("X-Content-Type-Options");
  private static final AsciiString NO_SNIFF = AsciiString.of("nosniff");
  private static final AsciiString CONTENT_POLICY = AsciiString.of("Content-Security-Policy");
  private static final AsciiString NO_CONTENT =
      AsciiString.of("default-src 'none'; frame-ancestors 'none'");
  private static final AsciiString REFERRER_POLICY = AsciiString.of("Referrer-Policy");
  private static final AsciiString NO_REFERRER = AsciiString.of("no-referrer");

  /// A long answer is compressed if the client takes that, and one to a page of an allowed origin
  /// says so (Fetch, "CORS protocol and HTTP caches"), whether or not this one has an `Origin`.
  private static final List<AsciiString> VARIES =
      List.of(AsciiString.of("Accept-Encoding"), AsciiString.of("Origin"));

  private static final AsciiString TRANSPORT = AsciiString.of("Strict-Transport-Security");
  private static final AsciiString A_YEAR = AsciiString.of("max-age=31536000");

  /// IMF-fixdate (RFC 9110 §5.6.7). Micronaut's own (off in application.yml) has days of one digit.
  private static final DateTimeFormatter FIXDATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final boolean secure;
  private final InstantSource clock;
  private final PerSecond dates =
      new PerSecond(second -> FIXDATE.format(Instant.ofEpochSecond(second)));

  /// In the environment `local` the last of them is left out: browsers would demand TLS of
  /// everything else on localhost, on any port, for a year (RFC 6797 §8.2).
  ResponseHeaders(
      TlsConfiguration tls, PublicUrl publicUrl, AllowedOrigins allowed, InstantSource clock) {
    var https = publicUrl.origin().filter(url -> url.startsWith("https://")).isPresent();
    this.secure = (tls.listener().isPresent() || https) && !allowed.local();
    this.clock = clock;
  }

  /// To a preflight, which is answered before a route is looked for, and then passes only this.
  @PreMatching
  @ResponseFilter
  void addEarly(HttpRequest<?> request, MutableHttpResponse<?> response) {
    add(request, response);
  }

  @Override
  @ResponseFilter
  public void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
    addTo(((NettyHttpHeaders) response.getHeaders()).getNettyHeaders(), RequestId.of(request));
  }

  /// Adds them to an answer that has its own already.
  public void addTo(HttpHeaders headers, String requestId) {
    headers.set(REQUEST_ID, requestId);
    headers.set(DATE, dates.of(clock.instant().getEpochSecond()));
    headers.set(CONTENT_TYPE_OPTIONS, NO_SNIFF);
    headers.set(REFERRER_POLICY, NO_REFERRER);
    if (!headers.contains(CONTENT_POLICY)) { // a page has its own
      headers.set(CONTENT_POLICY, NO_CONTENT);
    }
    for (var header : VARIES) {
      if (!headers.contains(VARY, header, true)) {
        headers.add(VARY, header);
      }
    }
    if (secure) {
      headers.set(TRANSPORT, A_YEAR);
    }
    if (!headers.contains(CACHE_CONTROL)) { // tokens, sessions and personal data
      headers.set(CACHE_CONTROL, NO_STORE); // RFC 9111 §5.2.2.5
    }
  }
}
