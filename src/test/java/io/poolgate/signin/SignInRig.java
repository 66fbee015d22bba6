package io.poolgate.signin;

import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.poolgate.Administrator;
import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.PoolgateServer;
import io.poolgate.SettableClock;
import io.poolgate.SrpClient;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import io.poolgate.seal.Purpose;
import io.poolgate.seal.RefreshTokenDelivery;
import io.poolgate.seal.SealedSession;
import io.poolgate.seal.SessionSealer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Signing in from the client's side, at a server whose clock a test can move. Its own sessions
/// outlive the pool's, so that what has expired is the pool's to say.
final class SignInRig implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  final Administrator administrator;
  final Api api;

  private final SettableClock clock = new SettableClock();
  private final PoolgateServer poolgate;

  private SignInRig(LocalPoolOptions.Builder options) {
    poolgate =
        PoolgateServer.start(
            options.clock(clock).build(),
            LocalUserPool::publicClient,
            Map.of("poolgate.session.validity", "1h"));
    administrator = new Administrator(poolgate.pool());
    api = poolgate.api();
  }

  static SignInRig start() {
    return start(LocalPoolOptions.forTests());
  }

  static SignInRig start(LocalPoolOptions.Builder options) {
    return new SignInRig(options);
  }

  /// A confirmed user with a mailbox and a phone.
  record Person(String email, String password) {}

  Person person() {
    var person = new Person(newEmail(), newPassword());
    administrator.addUser(
        person.email(),
        person.password(),
        Map.of(
            "email_verified", "true",
            "phone_number", "+4915112345678",
            "phone_number_verified", "true"));
    return person;
  }

  /// Signs in with the password alone.
  String accessToken(Person person) {
    return signIn(Map.of("username", person.email(), "password", person.password()))
        .text("/tokens/accessToken");
  }

  Answer signIn(Map<String, ?> fields) {
    return api.post("/v1/sign-in", json(fields));
  }

  /// Signs in with what departs from the contract.
  Answer signInWrongly(Map<String, ?> fields) {
    return api.call("POST", "/v1/sign-in").json(json(fields)).wrong().send();
  }

  /// Answers the challenge that another answer asked.
  Answer answer(Answer challenge, Map<String, ?> fields) {
    return api.post("/v1/sign-in/challenge", json(withSession(challenge, fields)));
  }

  Answer answerWrongly(Answer challenge, Map<String, ?> fields) {
    var body = json(withSession(challenge, fields));
    return api.call("POST", "/v1/sign-in/challenge").json(body).wrong().send();
  }

  /// Answers a challenge that the pool has never asked, with a session sealed for it here.
  Answer answerSealed(String challenge, List<String> options, Map<String, ?> fields) {
    var sealer = poolgate.context().getBean(SessionSealer.class);
    var session =
        new SealedSession(
            challenge.equals("MFA_SETUP") ? Purpose.TOTP_SETUP : Purpose.CHALLENGE,
            "a session that the pool does not know",
            "ada",
            "ada",
            challenge,
            options,
            null,
            RefreshTokenDelivery.BODY,
            poolgate.pool().publicClient().id(),
            sealer.expiry());
    var body = new HashMap<String, Object>(fields);
    body.put("session", sealer.seal(session));
    return api.call("POST", "/v1/sign-in/challenge").json(json(body)).wrong().send();
  }

  /// The SRP signature for a PASSWORD_VERIFIER challenge.
  Map<String, Object> srpAnswer(SrpClient srp, Answer challenge, String password) {
    return Map.of("srp", srp.proof(poolgate.pool().id(), challenge, password, now()));
  }

  /// The code that was sent last.
  String code(Person person) {
    return poolgate.pool().mailbox().latestCode(person.email());
  }

  /// Where the server listens.
  URI server() {
    return api.server();
  }

  /// How often the pool was asked for an operation.
  long asked(String operation) {
    return poolgate.pool().requests().count(operation);
  }

  Instant now() {
    return clock.instant();
  }

  void advance(Duration time) {
    clock.advance(time);
  }

  /// An operation of Cognito's in its own JSON, where the SDK's types would only be in the way.
  JsonNode ask(String operation, JsonNode request) {
    try (var http = HttpClient.newHttpClient()) {
      var response =
          http.send(
              HttpRequest.newBuilder(poolgate.pool().endpoint())
                  .header("Content-Type", "application/x-amz-json-1.1")
                  .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
                  .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      return JSON.readTree(response.body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static void assertAsks(Answer answer, String challenge) {
    assertThat(answer.outcome()).isEqualTo("200");
    assertThat(answer.text("/status")).isEqualTo("challenge");
    assertThat(answer.text("/challenge/name")).isEqualTo(challenge);
  }

  static void assertSignedIn(Answer answer) {
    assertThat(answer.outcome()).isEqualTo("200");
    assertThat(answer.text("/status")).isEqualTo("authenticated");
    assertThat(answer.text("/tokens/accessToken")).isNotEmpty();
  }

  /// As many digits that are not this code.
  static String wrong(String code) {
    var last = code.charAt(code.length() - 1) == '0' ? "1" : "0";
    return code.substring(0, code.length() - 1) + last;
  }

  private static Map<String, Object> withSession(Answer challenge, Map<String, ?> fields) {
    var body = new HashMap<String, Object>(fields);
    body.put("session", challenge.text("/challenge/session"));
    return body;
  }

  private static String json(Map<String, ?> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    administrator.close();
    poolgate.close();
  }
}
