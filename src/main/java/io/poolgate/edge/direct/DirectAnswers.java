package io.poolgate.edge.direct;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.poolgate.edge.ClientAddress;
import io.poolgate.edge.ContextPath;
import io.poolgate.edge.ResponseHeaders;
import io.poolgate.edge.telemetry.Exchange;
import io.poolgate.edge.telemetry.Exchange.Caller;
import io.poolgate.edge.telemetry.Exchange.Outcome;
import io.poolgate.edge.telemetry.Telemetry;
import io.poolgate.guard.EarlyVerification;
import io.poolgate.problem.RequestId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The answers that take no router: yes, to a plain request with a good token. Routing, filters and
/// binding cost more than its verification.
@Singleton
public final class DirectAnswers {
  private final Map<String, KnownRoute> routes;
  private final EarlyVerification tokens;
  private final ClientAddress clients;
  private final ResponseHeaders headers;
  private final Telemetry telemetry;
  private final HostRule hosts;

  DirectAnswers(
      Routes routes,
      EarlyVerification tokens,
      ClientAddress clients,
      ResponseHeaders headers,
      Telemetry telemetry,
      Optional<HostRule> hosts) {
    this.routes = routes.known;
    this.tokens = tokens;
    this.clients = clients;
    this.headers = headers;
    this.telemetry = telemetry;
    this.hosts = hosts.orElse(_ -> true);
  }

  /// The routes as the router has them: their annotations say who may call them.
  @Singleton
  static final class Routes {
    private final Map<String, KnownRoute> known;

    Routes(List<DirectRoute> routes, Router router, ContextPath context) {
      known =
          routes.stream()
              .map(route -> known(route, context.path() + route.path(), router))
              .collect(toUnmodifiableMap(KnownRoute::template, route -> route));
    }

    private static KnownRoute known(DirectRoute direct, String template, Router router) {
      var info =
          router
              .uriRoutes()
              .filter(route -> route.getHttpMethod() == HttpMethod.GET)
              .filter(route -> route.getUriMatchTemplate().toString().equals(template))
              .findFirst()
              .orElseThrow();
      return KnownRoute.of(direct, template, info);
    }
  }

  /// Whether a request with this head may have such an answer.
  boolean areFor(HttpRequest head) {
    return PlainRequest.isGet(head) && routes.containsKey(head.uri());
  }

  /// The answer to a request without a body; empty where it is for the router to give.
  Optional<FullHttpResponse> to(HttpRequest head, Channel connection) {
    long began = System.nanoTime();
    var route = routes.get(head.uri());
    if (route == null || !PlainRequest.is(head, route.isForProxies(), hosts)) {
      return Optional.empty();
    }
    var address = clients.of(connection, head.headers());
    if (address.isEmpty()) {
      return Optional.empty();
    }
    var caller = tokens.caller(head, connection, route.info());
    if (caller.isEmpty()) {
      return Optional.empty();
    }
    var id = RequestId.choose(head.headers().get(RequestId.HEADER));
    var ready = route.readyFor(caller.get(), telemetry);
    var answer = ready.answers().get();
    headers.addTo(answer.headers(), id);
    report(route, answer, began, new Caller(id, address.get(), ready.user()));
    return Optional.of(answer);
  }

  private void report(KnownRoute route, FullHttpResponse answer, long began, Caller caller) {
    var outcome =
        new Outcome(
            answer.status().code(),
            null,
            System.nanoTime() - began,
            answer.content().readableBytes());
    telemetry.ended(new Exchange(HttpMethod.GET.name(), route.template(), outcome, caller));
  }
}
