package io.poolgate.token.keys;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Fetches the JWKS over HTTP: within bounds of time and size, from the configured address alone.
final class JwksClient implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration READ = Duration.ofSeconds(3);
  private static final long MAX_BYTES = 64 * 1024;

  private final KeyRoute route;
  private final HttpRequest request;
  private volatile HttpClient http;

  JwksClient(KeySettings settings, KeyRoute route) {
    this.route = route;
    this.request =
        HttpRequest.newBuilder(settings.jwksUrl())
            .header("Accept", "application/json")
            .timeout(READ)
            .build();
    this.http = open(route);
  }

  private static HttpClient open(KeyRoute route) {
    return route
        .client()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER) // whoever redirects would choose the keys
        .connectTimeout(CONNECT)
        .build();
  }

  /// The body of a good answer.
  ///
  /// @throws IOException whose message is what the log says
  byte[] fetch() throws IOException, InterruptedException {
    if (http.isTerminated()) { // an `Error` ends its only thread: no request would ever be sent
      http = open(route);
    }
    boolean proxied = route.proxy().isPresent();
    var answer =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
    try {
      // The request's own time-out ends with the headers: a body that trickles needs this one.
      var response = answer.get(CONNECT.plus(READ).toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new IOException(FetchFailure.status(response.statusCode(), proxied));
      }
      return response.body();
    } catch (TimeoutException | ExecutionException e) {
      throw new IOException(FetchFailure.words(e, proxied), e);
    } finally {
      answer.cancel(true);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
