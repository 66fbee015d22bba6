package io.poolgate.me;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Accounts;
import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PoolgateExtension.class)
class MeTest {
  private final PoolgateServer poolgate;
  private final Api api;

  MeTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
    this.api = poolgate.api();
  }

  @Test
  void theTokenSaysWhoTheCallerIsWithNoCallToThePool() {
    int before = poolgate.pool().requests().count("GetUser");
    var token = poolgate.pool().token().with("cognito:groups", List.of("x", "y")).sign();
    var me = api.call("GET", "/v1/me").bearer(token).send();
    assertThat(me.status()).isEqualTo(200);
    assertThat(me.json().get("groups")).hasSize(2);
    assertThat(me.text("/scopes/0")).isEqualTo("aws.cognito.signin.user.admin");
    assertThat(me.text("/issuer")).isEqualTo(poolgate.pool().issuer());
    assertThat(Instant.parse(me.text("/expiresAt"))).isAfter(Instant.now());
    assertThat(poolgate.pool().requests().count("GetUser")).isEqualTo(before);
  }

  @Test
  void noTokenIsChallengedWithoutAnError() {
    var answer = api.call("GET", "/v1/me").wrong().send();
    assertThat(answer.outcome()).isEqualTo("401 missing_token");
    assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"poolgate\"");
  }

  @Test
  void anExpiredTokenIsTold() {
    var token = poolgate.pool().token().expiresIn(Duration.ofSeconds(-1)).sign();
    var answer = api.call("GET", "/v1/me").bearer(token).send();
    assertThat(answer.outcome()).isEqualTo("401 token_expired");
    assertThat(answer.header("WWW-Authenticate"))
        .contains("Bearer realm=\"poolgate\", error=\"invalid_token\"");
  }

  @Test
  void anUnsignedTokenIsRefusedForEver() {
    var none = poolgate.pool().token().header("alg", "none").sign();
    var unsigned = none.substring(0, none.lastIndexOf('.') + 1);
    assertThat(api.call("GET", "/v1/me").bearer(unsigned).send().outcome())
        .isEqualTo("401 invalid_token");
    assertThat(api.call("GET", "/v1/me").bearer(none).send().outcome())
        .isEqualTo("401 invalid_token");
  }

  @Test
  void twoAuthorizationHeadersAreRefused() {
    var token = poolgate.pool().token().sign();
    var answer = api.call("GET", "/v1/me").bearer(token).bearer(token).wrong().send();
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.header("WWW-Authenticate").orElseThrow()).contains("invalid_request");
  }

  @Test
  void theProfileIsThatOfTheTokensOwner() {
    var profile = authorized("GET", "/v1/me/profile", accessToken());
    assertThat(profile.status()).isEqualTo(200);
    assertThat(profile.text("/attributes/email")).startsWith("mark-");
    assertThat(profile.json().at("/mfa/enabled")).isEmpty();
  }

  @Test
  void theProfileNeedsTheSelfServiceScopeAndAsksNobodyWithoutIt() {
    int before = poolgate.pool().requests().count("GetUser");
    var token = poolgate.pool().token().with("scope", "openid").sign();
    var answer = authorized("GET", "/v1/me/profile", token);
    assertThat(answer.outcome()).isEqualTo("403 insufficient_scope");
    assertThat(answer.header("WWW-Authenticate").orElseThrow())
        .contains("error=\"insufficient_scope\"");
    assertThat(poolgate.pool().requests().count("GetUser")).isEqualTo(before);
  }

  @Test
  void signingOutEverywhereRevokesTheTokensAtThePool() {
    var token = accessToken();
    assertThat(authorized("POST", "/v1/me/sign-out-everywhere", token).status()).isEqualTo(204);
    var answer = authorized("GET", "/v1/me/profile", token);
    assertThat(answer.outcome()).isEqualTo("401 token_revoked");
    assertThat(answer.header("WWW-Authenticate").orElseThrow()).contains("error=\"invalid_token\"");
  }

  @Test
  void anUnknownPathIsNotFoundWithAValidToken() {
    assertThat(api.call("GET", "/v1/nowhere").bearer(accessToken()).wrong().send().outcome())
        .isEqualTo("404 not_found");
  }

  private String accessToken() {
    return Accounts.signedIn(poolgate).text("/tokens/accessToken");
  }

  private Answer authorized(String method, String path, String token) {
    return api.call(method, path).bearer(token).send();
  }
}
