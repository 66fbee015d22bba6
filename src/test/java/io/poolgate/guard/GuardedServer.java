package io.poolgate.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.PoolgateServer;
import io.poolgate.SettableClock;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import io.poolgate.token.keys.JwksServer;
import io.poolgate.token.keys.KeySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The whole server, with routes of every kind ([GuardedRoutes]) beside its own, in front of a
/// local pool whose keys come from a [JwksServer], by a clock that stands still.
final class GuardedServer implements AutoCloseable {
  /// The routes that need a good token and nothing else, and what they answer with one.
  static final List<String> PATHS = List.of("/v1/me", "/v1/verify");

  static final List<String> OPEN = List.of("200", "204");
  static final List<String> SHUT = List.of("401 invalid_token", "401 invalid_token");

  final SettableClock clock = new SettableClock();
  final LocalUserPool pool;
  final JwksServer jwks;
  final Api api;
  private final PoolgateServer server;
  private final Api anything;

  GuardedServer(Map<String, Object> more, Consumer<JwksServer> preparation) {
    try {
      pool = LocalUserPool.start(LocalPoolOptions.forTests().clock(clock).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    jwks = new JwksServer(JwksServer.published(pool.jwksUrl()));
    preparation.accept(jwks);
    var properties = new HashMap<String, Object>();
    properties.put("spec.name", "guarded-routes");
    properties.put("cognito.jwks-url", jwks.address().toString());
    properties.putAll(more);
    server = PoolgateServer.inFrontOf(pool, clock, properties);
    api = server.api();
    anything = new Api(api.server(), false);
  }

  static GuardedServer cold(Consumer<JwksServer> preparation) {
    return new GuardedServer(Map.of(), preparation);
  }

  /// With the keys loaded.
  static GuardedServer warm(Map<String, Object> more) {
    var warm = new GuardedServer(more, _ -> {});
    warm.server.context().getBean(KeySource.class).news().join();
    return warm;
  }

  static GuardedServer warm() {
    return warm(Map.of());
  }

  /// Serves what the pool publishes now.
  void publish() {
    jwks.serves(JwksServer.published(pool.jwksUrl()));
  }

  /// What [#PATHS] answer.
  List<String> outcomes(String token) {
    return PATHS.stream().map(path -> ask(path, token).outcome()).toList();
  }

  Answer ask(String path, String token) {
    return api.call("GET", path).header("Authorization", "Bearer " + token).send();
  }

  /// The answer to any request, of the contract or not.
  HttpResponse<String> get(String path, String... authorization) {
    var call = anything.call("GET", path);
    for (var header : authorization) {
      call.header("Authorization", header);
    }
    return call.send().response();
  }

  /// The header with a good token.
  String bearer() {
    return "Bearer " + pool.token().sign();
  }

  static void assertProblem(
      HttpResponse<String> answer, int status, String code, String challenge) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly(challenge);
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
  }

  /// What operators see of the keys' health.
  JsonNode keysHealth() {
    return server.management().get("/health").json().at("/details/keys");
  }

  /// The sum of all metrics whose line at `/prometheus` begins so.
  double metric(String start) {
    return server.management().metric(start);
  }

  /// How often the verifier was asked.
  double verdicts() {
    return metric("poolgate_token_verifications_total{");
  }

  @Override
  public void close() {
    server.close();
    jwks.close();
  }
}
