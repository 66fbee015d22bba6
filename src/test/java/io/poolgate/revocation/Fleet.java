package io.poolgate.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.poolgate.Accounts;
import io.poolgate.Answer;
import io.poolgate.RunningPoolgate;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Several instances of Poolgate in front of one pool, which tell each other of sign-outs and count
/// their limits together.
final class Fleet implements AutoCloseable {
  private final LocalUserPool pool;
  private final Map<String, Object> settings;
  private final Deque<RunningPoolgate> instances = new ArrayDeque<>();

  Fleet(String redisUri) {
    this(Map.of("redis.uri", redisUri));
  }

  Fleet(Map<String, Object> settings) {
    this(settings, InstantSource.system());
  }

  Fleet(Map<String, Object> settings, InstantSource clockOfPool) {
    this.settings = settings;
    try {
      pool = LocalUserPool.start(LocalPoolOptions.forTests().clock(clockOfPool).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LocalUserPool pool() {
    return pool;
  }

  /// Starts one more, whether or not it can be ready.
  RunningPoolgate start() {
    var properties = new HashMap<String, Object>();
    properties.put("cognito.user-pool-id", pool.id());
    properties.put("cognito.client-id", pool.publicClient().id());
    properties.put("cognito.endpoint", pool.endpoint().toString());
    properties.put("poolgate.token.revocation", "redis");
    properties.put("poolgate.limits.enabled", true);
    properties.putAll(settings);
    var instance = RunningPoolgate.start(properties, InstantSource.system());
    instances.push(instance);
    return instance;
  }

  /// Starts one more, which has learned all that there is.
  RunningPoolgate ready() {
    var instance = start();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(readiness(instance)).isEqualTo(200));
    return instance;
  }

  static int readiness(RunningPoolgate instance) {
    return instance.api().get("/health/readiness").status();
  }

  /// A new user, signed in.
  Session newSession(RunningPoolgate at) {
    var email = Accounts.newEmail();
    var password = Accounts.newPassword();
    pool.createUser(email, password);
    return signIn(at, Accounts.credentials(email, password));
  }

  static Session signIn(RunningPoolgate at, String credentials) {
    var signedIn = at.api().post("/v1/sign-in", credentials);
    return new Session(
        credentials, signedIn.text("/tokens/accessToken"), signedIn.text("/tokens/refreshToken"));
  }

  /// One sign-in, and what it was made with.
  record Session(String credentials, String accessToken, String refreshToken) {

    /// What a guarded route says to the access token.
    String outcome(RunningPoolgate at) {
      return me(at).outcome();
    }

    Answer me(RunningPoolgate at) {
      return at.api().call("GET", "/v1/me").bearer(accessToken).send();
    }

    void signOut(RunningPoolgate at) {
      var answer = at.api().call("POST", "/v1/sign-out").bearer(accessToken).json(body()).send();
      assertThat(answer.status()).isEqualTo(204);
    }

    void signOutEverywhere(RunningPoolgate at) {
      var everywhere = at.api().call("POST", "/v1/me/sign-out-everywhere");
      assertThat(everywhere.bearer(accessToken).send().status()).isEqualTo(204);
    }

    Session refresh(RunningPoolgate at) {
      var tokens = at.api().post("/v1/tokens/refresh", body());
      return new Session(credentials, tokens.text("/tokens/accessToken"), refreshToken);
    }

    /// The body of a refresh and of a sign-out.
    String body() {
      return "{\"refreshToken\":\"%s\"}".formatted(refreshToken);
    }
  }

  @Override
  public void close() {
    instances.forEach(RunningPoolgate::close);
    pool.close();
  }
}
