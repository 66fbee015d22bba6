package io.poolgate.edge.tls;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.server.netty.ssl.ServerSslBuilder;
import io.micronaut.http.ssl.ServerSslConfiguration;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.SslContext;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/// Makes what the server needs for TLS, where its files are configured.
@Factory
@Requires(property = "poolgate.tls.certificate")
final class TlsFactory {

  @Context
  @Named(TlsConfiguration.NAME)
  CertificateFiles certificate(
      TlsConfiguration configuration,
      InstantSource clock,
      @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler) {
    var files = new CertificateFiles(configuration, clock);
    var interval = configuration.reloadInterval();
    var _ = scheduler.scheduleWithFixedDelay(interval, interval, files::look);
    return files;
  }

  /// TLS 1.2 and 1.3 (RFC 9325 §3.1.1); the suites are those that HTTP/2 permits, none with CBC
  /// (RFC 9113 §9.2.2).
  @Singleton
  ServerSslBuilder settings() {
    var settings = new ServerSslConfiguration();
    settings.setEnabled(true);
    settings.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    settings.setCiphers(Http2SecurityUtil.CIPHERS.toArray(String[]::new));
    return new ServerSslBuilder() {
      @Override
      public ServerSslConfiguration getSslConfiguration() {
        return settings;
      }

      @Override
      public Optional<SslContext> build() {
        return Optional.empty(); // is not asked: the certificate is found by its name
      }
    };
  }
}
