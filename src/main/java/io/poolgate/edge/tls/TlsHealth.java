package io.poolgate.edge.tls;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;

/// Says until when the certificate is valid, and, if its files cannot be used, why. It takes no
/// server out of service: the others have the same certificate.
@Context
@Requires(bean = CertificateFiles.class)
final class TlsHealth implements HealthIndicator {
  private final CertificateFiles files;

  TlsHealth(CertificateFiles files, InstantSource clock, MeterRegistry metrics) {
    this.files = files;
    TimeGauge.builder(
            "poolgate.tls.certificate.expires",
            () -> Duration.between(clock.instant(), files.current().expires()).toSeconds(),
            TimeUnit.SECONDS)
        .description("Until the certificate expires")
        .register(metrics);
  }

  @Override
  public Publisher<HealthResult> getResult() {
    var details = new LinkedHashMap<String, String>();
    details.put("certificate", files.current().subject());
    details.put("expires", files.current().expires().toString());
    files.problem().ifPresent(problem -> details.put("problem", problem));
    return Publishers.just(HealthResult.builder("tls", HealthStatus.UP).details(details).build());
  }
}
