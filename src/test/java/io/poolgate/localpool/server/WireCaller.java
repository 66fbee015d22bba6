package io.poolgate.localpool.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/// A pool, and a client that sends it what the SDK would never send.
final class WireCaller implements AutoCloseable {
  final LocalUserPool pool;
  private final HttpClient http = HttpClient.newHttpClient();

  WireCaller() {
    try {
      pool = LocalUserPool.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpResponse<String> call(String operation, String body) throws Exception {
    return call(operation, body.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> call(String operation, byte[] body) throws Exception {
    return send(operation(operation).POST(BodyPublishers.ofByteArray(body)));
  }

  /// A request with the headers of an operation.
  HttpRequest.Builder operation(String operation) {
    return request()
        .header("Content-Type", "application/x-amz-json-1.1")
        .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation);
  }

  HttpRequest.Builder request() {
    return HttpRequest.newBuilder(URI.create(pool.endpoint() + "/"));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /// The type of a failure, which has status 400.
  static Object type(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(400);
    return JSONObjectUtils.parse(answer.body()).getOrDefault("__type", "");
  }

  @Override
  public void close() {
    http.close();
    pool.close();
  }
}
