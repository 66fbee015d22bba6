package io.poolgate.edge.telemetry;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.seal.KeyMaterial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What users are called in the access log.
class UserPseudonymsTest {
  private static final String KEY = Base64.getEncoder().encodeToString(KeyMaterial.random());

  @TempDir private static Path folder;
  private static LoggedPoolgate poolgate;

  @BeforeAll
  static void start() throws IOException {
    poolgate = start(Map.of("POOLGATE_ACCESS_LOG_KEY", KEY), "access.log");
  }

  @AfterAll
  static void stop() {
    poolgate.close();
  }

  @Test
  void whoIsNamedIsTheHashOfTheName() {
    var email = newEmail();
    var password = newPassword();
    poolgate.pool().createUser(email, password);
    assertThat(user(signIn(email, password))).isEqualTo(hash(email));
    assertThat(user(signIn(email, newPassword()))).isEqualTo(hash(email));
    assertThat(user(signIn(email.toUpperCase(Locale.ROOT), password))).isEqualTo(hash(email));
  }

  @Test
  void whoDoesNotExistHasAHashToo() {
    assertThat(user(signIn("nobody@example.com", newPassword())))
        .isEqualTo(hash("nobody@example.com"));
  }

  @Test
  void whoShowsATokenIsTheHashOfItsUserName() {
    var email = newEmail();
    var password = newPassword();
    poolgate.pool().createUser(email, password);
    var token = signIn(email, password).text("/tokens/accessToken");
    var me = poolgate.api().call("GET", "/v1/me").bearer(token).send();
    assertThat(user(me)).isEqualTo(hash(me.text("/username")));
    assertThat(user(poolgate.api().call("GET", "/v1/me").bearer(token + "x").wrong().send()))
        .isEmpty();
  }

  @Test
  void nobodyHasNone() {
    assertThat(user(poolgate.api().get("/v1/config"))).isEmpty();
  }

  @Test
  void withNoKeyTheHashIsOfThisRunAlone() throws IOException {
    try (var other = start(Map.of(), "other.log")) {
      var answer =
          other.api().post("/v1/sign-in", credentials("nobody@example.com", newPassword()));
      var user = other.line(answer).at("/user").asText();
      assertThat(user).hasSize(16).isNotEqualTo(hash("nobody@example.com"));
    }
  }

  private static Answer signIn(String username, String password) {
    return poolgate.api().post("/v1/sign-in", credentials(username, password));
  }

  private static String user(Answer answer) {
    return poolgate.line(answer).at("/user").asText();
  }

  /// As docs/run-in-production.md computes it.
  private static String hash(String username) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
      var hash = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, 12));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static LoggedPoolgate start(Map<String, String> environment, String output)
      throws IOException {
    return LoggedPoolgate.start(environment, folder.resolve(output));
  }
}
