package io.poolgate.cognito.wire;

import io.poolgate.egress.HttpProxy;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// Opens the connections that calls to Cognito are made on. They read no variable of the
/// environment, follow nobody elsewhere, and repeat nothing by themselves.
public final class PooledConnections {
  /// Of each of a connection's buffers, in bytes. Three of 32 KiB, as the SDK has them, would be 96
  /// MB of a heap for 1,000 calls at once.
  private static final int BUFFER = 4 << 10;

  /// A connection that was idle for longer may have ended unseen, so it is tried first.
  private static final TimeValue IDLE = TimeValue.ofSeconds(2);

  /// How long one is kept.
  private static final TimeValue UNUSED = TimeValue.ofSeconds(60);

  private PooledConnections() {}

  /// How patient they are, and how many.
  ///
  /// @param connect for opening one
  /// @param lease for one to be free
  /// @param silence of Cognito's within an answer
  public record Bounds(Duration connect, Duration lease, Duration silence, int most) {}

  public static CloseableHttpClient open(Bounds bounds, Optional<HttpProxy> proxy) {
    var client =
        HttpClients.custom()
            .setConnectionManager(manager(bounds))
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(Timeout.of(bounds.lease))
                    .setExpectContinueEnabled(false)
                    .setProtocolUpgradeEnabled(false)
                    .build())
            .evictIdleConnections(UNUSED)
            .disableAutomaticRetries()
            .disableAuthCaching()
            .disableContentCompression()
            .disableCookieManagement()
            .disableRedirectHandling()
            .disableDefaultUserAgent();
    proxy.ifPresent(known -> through(known, client));
    return client.build();
  }

  private static PoolingHttpClientConnectionManager manager(Bounds bounds) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(Http1Config.custom().setBufferSize(BUFFER).build())
                .build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(bounds.connect))
                .setSocketTimeout(Timeout.of(bounds.silence))
                .setValidateAfterInactivity(IDLE)
                .build())
        .setMaxConnTotal(bounds.most)
        .setMaxConnPerRoute(bounds.most)
        .build();
  }

  private static void through(HttpProxy proxy, HttpClientBuilder client) {
    var address = proxy.address();
    var host = new HttpHost("http", address.getHostString(), address.getPort());
    client.setProxy(host);
    proxy
        .credentials()
        .ifPresent(known -> {
          var credentials = new BasicCredentialsProvider();
          credentials.setCredentials(
              new AuthScope(host),
              new UsernamePasswordCredentials(known.getUserName(), known.getPassword()));
          client.setDefaultCredentialsProvider(credentials);
        });
  }
}
