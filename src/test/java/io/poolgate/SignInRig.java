package io.poolgate;

import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalPoolOptionsBuilder;
import io.poolgate.localpool.LocalUserPool;
import io.poolgate.seal.Purpose;
import io.poolgate.seal.RefreshTokenDelivery;
import io.poolgate.seal.SealedSession;
import io.poolgate.seal.SealedSession.AskedChallenge;
import io.poolgate.seal.SessionSealer;
import io.poolgate.seal.SignInContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Users and their front ends, at a server whose clock a test can move. Its own sessions outlive
/// the pool's, so that what has expired is the pool's to say.
public final class SignInRig implements AutoCloseable {
  public final Administrator administrator;
  public final Api api;

  private final SettableClock clock = new SettableClock();
  private final PoolgateServer poolgate;

  private SignInRig(LocalPoolOptionsBuilder options, Map<String, Object> properties) {
    var all = new HashMap<>(properties);
    all.put("poolgate.session.validity", "1h");
    poolgate = PoolgateServer.start(options.clock(clock).build(), LocalUserPool::publicClient, all);
    administrator = new Administrator(poolgate.pool());
    api = poolgate.api();
  }

  public static SignInRig start() {
    return start(LocalPoolOptions.forTests());
  }

  public static SignInRig start(LocalPoolOptionsBuilder options) {
    return start(options, Map.of());
  }

  public static SignInRig start(LocalPoolOptionsBuilder options, Map<String, Object> properties) {
    return new SignInRig(options, properties);
  }

  /// Whoever signs in, by an email address.
  public record Person(String email, String password) {}

  /// A confirmed user with a mailbox and a phone.
  public Person person() {
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

  /// Signs in with the password.
  public Answer signIn(Person person) {
    return signIn(Map.of("username", person.email(), "password", person.password()));
  }

  /// Signs in with the password alone, and goes on.
  public Bearer bearer(Person person) {
    return bearer(signIn(person));
  }

  /// Goes on after this sign-in.
  public Bearer bearer(Answer signedIn) {
    assertSignedIn(signedIn);
    return new Bearer(api, signedIn.text("/tokens/accessToken"));
  }

  public Answer signIn(Map<String, ?> fields) {
    return api.post("/v1/sign-in", fields);
  }

  /// Signs in with what departs from the contract.
  public Answer signInWrongly(Map<String, ?> fields) {
    return api.call("POST", "/v1/sign-in").json(fields).wrong().send();
  }

  /// Answers the challenge that another answer asked.
  public Answer answer(Answer challenge, Map<String, ?> fields) {
    return api.post("/v1/sign-in/challenge", withSession(challenge, fields));
  }

  public Answer answerWrongly(Answer challenge, Map<String, ?> fields) {
    var body = withSession(challenge, fields);
    return api.call("POST", "/v1/sign-in/challenge").json(body).wrong().send();
  }

  /// Answers a challenge that the pool has never asked, with a session sealed for it here.
  public Answer answerSealed(String challenge, List<String> options, Map<String, ?> fields) {
    var sealer = poolgate.context().getBean(SessionSealer.class);
    var session =
        new SealedSession(
            challenge.equals("MFA_SETUP") ? Purpose.TOTP_SETUP : Purpose.CHALLENGE,
            "a session that the pool does not know",
            "ada",
            new AskedChallenge(challenge, options),
            new SignInContext("ada", null, RefreshTokenDelivery.BODY),
            poolgate.pool().publicClient().id(),
            sealer.expiry());
    var body = new HashMap<String, Object>(fields);
    body.put("session", sealer.seal(session));
    return api.call("POST", "/v1/sign-in/challenge").json(body).wrong().send();
  }

  /// The SRP signature for a PASSWORD_VERIFIER challenge.
  public Map<String, Object> srpAnswer(SrpClient srp, Answer challenge, String password) {
    return Map.of("srp", srp.proof(poolgate.pool().id(), challenge, password, now()));
  }

  /// The code that was sent last.
  public String code(Person person) {
    return poolgate.pool().mailbox().latestCode(person.email());
  }

  public LocalUserPool pool() {
    return poolgate.pool();
  }

  /// How often the pool was asked for an operation.
  public long asked(String operation) {
    return poolgate.pool().requests().count(operation);
  }

  public Instant now() {
    return clock.instant();
  }

  public void advance(Duration time) {
    clock.advance(time);
  }

  public static void assertAsks(Answer answer, String challenge) {
    assertThat(answer.outcome()).isEqualTo("200");
    assertThat(answer.text("/status")).isEqualTo("challenge");
    assertThat(answer.text("/challenge/name")).isEqualTo(challenge);
  }

  public static void assertSignedIn(Answer answer) {
    assertThat(answer.outcome()).isEqualTo("200");
    assertThat(answer.text("/status")).isEqualTo("authenticated");
    assertThat(answer.text("/tokens/accessToken")).isNotEmpty();
  }

  /// As many digits that are not this code.
  public static String wrong(String code) {
    var last = code.charAt(code.length() - 1) == '0' ? "1" : "0";
    return code.substring(0, code.length() - 1) + last;
  }

  private static Map<String, Object> withSession(Answer challenge, Map<String, ?> fields) {
    var body = new HashMap<String, Object>(fields);
    body.put("session", challenge.text("/challenge/session"));
    return body;
  }

  @Override
  public void close() {
    administrator.close();
    poolgate.close();
  }
}
