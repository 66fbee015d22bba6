package io.poolgate.platform;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.async.annotation.SingleResult;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.health.indicator.HealthCheckType;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.reactivestreams.Publisher;

/// GET /health, /health/liveness and /health/readiness: the status and nothing else, for all who
/// can reach the public port. The details are on the management port.
@Controller("/health")
@Secured(SecurityRule.IS_ANONYMOUS)
class HealthController {
  private static final Status UP = new Status(HealthStatus.NAME_UP);
  private static final Status DOWN = new Status(HealthStatus.NAME_DOWN);

  private final HealthEndpoint health;

  HealthController(HealthEndpoint health) {
    this.health = health;
  }

  @Get
  @SingleResult
  Publisher<HttpResponse<Status>> health() {
    return Publishers.map(health.getHealth(null), HealthController::statusAlone);
  }

  /// A server that answers is alive; looking further would let anyone put it to work.
  @Get("/liveness")
  Status liveness() {
    return UP;
  }

  @Get("/readiness")
  @SingleResult
  Publisher<HttpResponse<Status>> readiness() {
    return Publishers.map(
        health.getHealth(null, HealthCheckType.READINESS), HealthController::statusAlone);
  }

  private static HttpResponse<Status> statusAlone(HealthResult result) {
    return HealthStatus.DOWN.equals(result.getStatus())
        ? HttpResponse.<Status>serverError().status(503).body(DOWN)
        : HttpResponse.ok(UP);
  }

  /// The answer.
  @Introspected
  record Status(String status) {}
}
