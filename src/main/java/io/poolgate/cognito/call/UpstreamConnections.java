package io.poolgate.cognito.call;

import io.poolgate.egress.HttpProxy;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;

/// Opens the connections that calls to Cognito are made on.
final class UpstreamConnections {
  private UpstreamConnections() {}

  static SdkHttpClient open(UpstreamConfiguration upstream, Optional<HttpProxy> proxy) {
    return Apache5HttpClient.builder()
        .connectionTimeout(upstream.connectTimeout())
        .connectionAcquisitionTimeout(upstream.callTimeout())
        .socketTimeout(upstream.attemptTimeout())
        .maxConnections(upstream.maxInFlight())
        .proxyConfiguration(through(proxy))
        .build();
  }

  /// The SDK's own look into the environment differs from the one for the keys.
  private static ProxyConfiguration through(Optional<HttpProxy> proxy) {
    var through =
        ProxyConfiguration.builder()
            .useEnvironmentVariableValues(false)
            .useSystemPropertyValues(false);
    proxy.ifPresent(known -> through.endpoint(known.url()));
    proxy
        .flatMap(HttpProxy::credentials)
        .ifPresent(known ->
            through.username(known.getUserName()).password(new String(known.getPassword())));
    return through.build();
  }
}
