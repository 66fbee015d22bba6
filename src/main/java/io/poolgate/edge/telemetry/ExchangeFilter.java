package io.poolgate.edge.telemetry;

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
import io.poolgate.edge.ClientAddress;
import io.poolgate.edge.telemetry.Exchange.Caller;
import io.poolgate.edge.telemetry.Exchange.Outcome;
import io.poolgate.problem.ProblemException;
import io.poolgate.problem.ProblemResponses;
import io.poolgate.problem.RequestId;
import org.jspecify.annotations.Nullable;

/// Reports each request that reaches the router, and each that never came whole.
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ExchangeFilter implements ApplicationEventListener<HttpRequestTerminatedEvent> {
  private static final String PENDING = "poolgate.exchange";

  private final Telemetry telemetry;
  private final ClientAddress clients;

  ExchangeFilter(Telemetry telemetry, ClientAddress clients) {
    this.telemetry = telemetry;
    this.clients = clients;
  }

  /// What is remembered of a request until its answer is written.
  private static final class Pending {
    private final long began = System.nanoTime();
    private @Nullable HttpResponse<?> response;
  }

  @PreMatching
  @RequestFilter
  void begin(HttpRequest<?> request) {
    request.setAttribute(PENDING, new Pending());
  }

  @ResponseFilter
  void answer(HttpRequest<?> request, HttpResponse<?> response) {
    request.getAttribute(PENDING, Pending.class).ifPresent(pending -> pending.response = response);
  }

  /// The same for a preflight, which is answered before a route is looked for.
  @PreMatching
  @ResponseFilter
  void answerEarly(HttpRequest<?> request, HttpResponse<?> response) {
    answer(request, response);
  }

  /// When the answer is written, or cannot be any more.
  @Override
  public void onApplicationEvent(HttpRequestTerminatedEvent event) {
    var request = event.getSource();
    var route = BasicHttpAttributes.getUriTemplate(request).orElse(Exchange.NONE);
    var user = telemetry.pseudonym(UserPseudonyms.nameIn(request));
    var caller = new Caller(RequestId.of(request), clients.of(request), user);
    telemetry.ended(new Exchange(method(request), route, outcome(request), caller));
  }

  private static Outcome outcome(HttpRequest<?> request) {
    // What cannot be decoded is answered before any filter sees it.
    var pending = request.getAttribute(PENDING, Pending.class).orElseGet(Pending::new);
    var lost = LostRequest.began(request);
    var problem = ProblemResponses.failureOf(request).orElse(null);
    return new Outcome(
        lost.isPresent() ? LostRequest.STATUS : status(pending.response, problem),
        problem == null ? null : problem.code().code(),
        System.nanoTime() - lost.orElse(pending.began),
        BodySizes.sent(request));
  }

  private static String method(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.CUSTOM ? Exchange.NONE : request.getMethodName();
  }

  private static int status(
      @Nullable HttpResponse<?> response, @Nullable ProblemException problem) {
    if (response != null) {
      return response.code();
    }
    return problem == null ? 0 : problem.status().getCode();
  }
}
