package io.poolgate.edge.accesslog;

import io.poolgate.edge.ClientAddress;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import io.micronaut.http.server.annotation.PreMatching;
import io.poolgate.problem.ProblemException;
import io.poolgate.problem.ProblemResponses;
import io.poolgate.problem.RequestId;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line of JSON for each request, by the logger `access` (`POOLGATE_ACCESS_LOG_ENABLED`). In
/// the place of the path it has the route's template, because a path or a query may hold a name, a
/// code or a token. Clients can choose nothing in a line freely, so nothing needs escaping.
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
@Order(Ordered.HIGHEST_PRECEDENCE)
@Requires(property = "poolgate.access-log.enabled", notEquals = "false")
final class AccessLog implements ApplicationEventListener<HttpRequestTerminatedEvent> {
  private static final Logger LOG = LoggerFactory.getLogger("access");
  private static final String EXCHANGE = "poolgate.exchange";
  private static final String NONE = "-";

  private final ClientAddress clients;
  private final UserPseudonyms users;
  private final InstantSource clock;
  private final Timestamps times = new Timestamps();

  AccessLog(ClientAddress clients, UserPseudonyms users, InstantSource clock) {
    this.clients = clients;
    this.users = users;
    this.clock = clock;
  }

  /// What is remembered of a request until its answer is written.
  private static final class Exchange {
    private final long began = System.nanoTime();
    private @Nullable HttpResponse<?> response;
  }

  @PreMatching
  @RequestFilter
  void begin(HttpRequest<?> request) {
    request.setAttribute(EXCHANGE, new Exchange());
  }

  @ResponseFilter
  void answer(HttpRequest<?> request, HttpResponse<?> response) {
    request
        .getAttribute(EXCHANGE, Exchange.class)
        .ifPresent(exchange -> exchange.response = response);
  }

  /// The same for a preflight, which is answered before a route is looked for.
  @PreMatching
  @ResponseFilter
  void answerEarly(HttpRequest<?> request, HttpResponse<?> response) {
    answer(request, response);
  }

  /// Writes the line when the answer is written, or cannot be any more.
  @Override
  public void onApplicationEvent(HttpRequestTerminatedEvent event) {
    var request = event.getSource();
    // What cannot be decoded is answered before any filter sees it.
    var exchange = request.getAttribute(EXCHANGE, Exchange.class).orElseGet(Exchange::new);
    var response = exchange.response;
    var lost = LostRequest.began(request);
    var problem = ProblemResponses.failureOf(request).orElse(null);
    var line = new StringBuilder(320);
    line.append("{\"time\":\"");
    times.append(line, clock.instant());
    line.append("\",\"method\":\"").append(method(request));
    line.append("\",\"route\":\"").append(BasicHttpAttributes.getUriTemplate(request).orElse(NONE));
    line.append("\",\"status\":")
        .append(lost.isPresent() ? LostRequest.STATUS : status(response, problem));
    if (problem != null) {
      line.append(",\"code\":\"").append(problem.code().code()).append('"');
    }
    line.append(",\"durationMs\":");
    appendMillis(line, System.nanoTime() - lost.orElse(exchange.began));
    line.append(",\"bytes\":").append(BodySizes.sent(request));
    line.append(",\"requestId\":\"").append(RequestId.of(request));
    line.append("\",\"address\":\"");
    line.append(clients.of(request).getHostAddress()).append('"');
    users.of(request).ifPresent(user -> line.append(",\"user\":\"").append(user).append('"'));
    line.append('}');
    LOG.info(line.toString()); // which has no {} in it
  }

  private static String method(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.CUSTOM ? NONE : request.getMethodName();
  }

  private static int status(
      @Nullable HttpResponse<?> response, @Nullable ProblemException problem) {
    if (response != null) {
      return response.code();
    }
    return problem == null ? 0 : problem.status().getCode();
  }

  private static void appendMillis(StringBuilder line, long nanos) {
    long micros = nanos / 1000;
    line.append(micros / 1000).append('.');
    line.append(micros % 1000 / 100).append(micros % 100 / 10).append(micros % 10);
  }
}
