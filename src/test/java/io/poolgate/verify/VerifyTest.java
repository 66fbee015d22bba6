package io.poolgate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.localpool.token.TokenBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PoolgateExtension.class)
class VerifyTest {
  private final PoolgateServer poolgate;
  private final Api api;

  VerifyTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
    this.api = poolgate.api();
  }

  @Test
  void theAnswerSaysWhoTheCallerIsWithNoCallToThePool() {
    int before = poolgate.pool().requests().count("GetUser");
    var answer =
        verify(
            "",
            token()
                .with("sub", "subject-1")
                .with("username", "ada")
                .with("cognito:groups", List.of("editors", "admins"))
                .with("scope", "openid files/read"));
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.header("X-Auth-Subject")).contains("subject-1");
    assertThat(answer.header("X-Auth-Username")).contains("ada");
    assertThat(answer.header("X-Auth-Client")).contains(poolgate.pool().publicClient().id());
    assertThat(answer.header("X-Auth-Groups")).contains("editors,admins");
    assertThat(answer.header("X-Auth-Scopes")).contains("openid,files/read");
    assertThat(poolgate.pool().requests().count("GetUser")).isEqualTo(before);
  }

  @Test
  void namesOutsideAsciiAndCommasInNamesAreEncoded() {
    var answer =
        verify("", token().with("username", "Łukasz").with("cognito:groups", List.of("x,admins")));
    assertThat(answer.header("X-Auth-Username")).contains("%C5%81ukasz");
    assertThat(answer.header("X-Auth-Groups")).contains("x%2Cadmins");
  }

  @Test
  void headersWithNothingToSayAreSentEmpty() {
    var bare = token().without("cognito:groups").without("scope").without("username").sign();
    var answer =
        api.call("GET", "/v1/verify").bearer(bare).header("X-Auth-Groups", "admins").send();
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("X-Auth-Groups")).contains("");
    assertThat(answer.header("X-Auth-Scopes")).contains("");
    assertThat(answer.header("X-Auth-Username")).contains("");
  }

  @Test
  void headAnswersLikeGet() {
    var yes = api.call("HEAD", "/v1/verify").bearer(token().sign()).send();
    assertThat(yes.status()).isEqualTo(204);
    assertThat(yes.header("X-Auth-Groups")).isPresent();
    var no = api.call("HEAD", "/v1/verify?group=admins").bearer(token().sign()).send();
    assertThat(no.status()).isEqualTo(403);
    assertThat(api.call("HEAD", "/v1/verify").wrong().send().status()).isEqualTo(401);
  }

  @Test
  void noTokenIsChallenged() {
    var answer = api.call("GET", "/v1/verify").wrong().send();
    assertThat(answer.outcome()).isEqualTo("401 missing_token");
    assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"poolgate\"");
    assertThat(answer.header("X-Auth-Subject")).isEmpty();
  }

  @Test
  void oneOfTheGroupsIsEnough() {
    var editor = token().with("cognito:groups", List.of("editors"));
    assertThat(verify("?group=admins&group=editors", editor).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"admins", "x", "Editors", "editor", "SCOPE_openid", "editors,admins"})
  void aMissingGroupIsToldAsRfc6750Has(String group) {
    var caller =
        token().with("scope", "openid").with("cognito:groups", List.of("editors", "x,admins"));
    var answer = verify("?group=" + group, caller);
    assertThat(answer.outcome()).isEqualTo("403 insufficient_group");
    assertThat(answer.header("WWW-Authenticate"))
        .contains("Bearer realm=\"poolgate\", error=\"insufficient_scope\"");
    assertThat(answer.header("X-Auth-Subject")).isEmpty();
  }

  @Test
  void aGroupNameIsReadFromTheQueryAsItIs() {
    var caller = token().with("cognito:groups", List.of("x,admins", "Łódź"));
    assertThat(verify("?group=x%2Cadmins", caller).status()).isEqualTo(204);
    assertThat(verify("?group=%C5%81%C3%B3d%C5%BA", caller).status()).isEqualTo(204);
  }

  @Test
  void allOfTheScopesAreRequiredAndNamed() {
    var caller = token().with("scope", "files/read openid");
    assertThat(verify("?scope=openid&scope=files/read", caller).status()).isEqualTo(204);
    var answer = verify("?scope=openid&scope=files/write", caller);
    assertThat(answer.outcome()).isEqualTo("403 insufficient_scope");
    assertThat(answer.header("WWW-Authenticate").orElseThrow())
        .isEqualTo(
            "Bearer realm=\"poolgate\", error=\"insufficient_scope\", scope=\"openid files/write\"");
  }

  @Test
  void aGroupNamedLikeAScopeGrantsNone() {
    var caller = token().with("scope", "openid").with("cognito:groups", List.of("SCOPE_files"));
    assertThat(verify("?scope=files", caller).outcome()).isEqualTo("403 insufficient_scope");
  }

  @Test
  void bothAreRequiredWhereBothAreGiven() {
    var caller = token().with("scope", "openid").with("cognito:groups", List.of("editors"));
    assertThat(verify("?group=editors&scope=openid", caller).status()).isEqualTo(204);
    assertThat(verify("?group=editors&scope=files", caller).status()).isEqualTo(403);
    assertThat(verify("?group=admins&scope=openid", caller).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?groups=admins",
        "?Group=editors",
        "?group=",
        "?group",
        "?scope=",
        "?scope=a%20b",
        "?scope=a%22b",
        "?scope=a%0D%0Ab",
        "?group=editors;x=y",
        "?x"
      })
  void aRequirementThatCannotBeReadIsRefused(String query) {
    var caller = token().with("cognito:groups", List.of("editors")).sign();
    var answer = api.call("GET", "/v1/verify" + query).bearer(caller).wrong().send();
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.header("X-Auth-Subject")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "image/*", "application/json", "*/*"})
  void theClientsAcceptHeaderDoesNotMatter(String accept) {
    var answer =
        api.call("GET", "/v1/verify")
            .bearer(token().sign())
            .header("Accept", accept)
            .wrong()
            .send();
    assertThat(answer.status()).isEqualTo(204);
    var refused = api.call("GET", "/v1/verify").header("Accept", accept).wrong().send();
    assertThat(refused.outcome()).isEqualTo("401 missing_token");
  }

  private TokenBuilder token() {
    return poolgate.pool().token();
  }

  private Answer verify(String query, TokenBuilder token) {
    return api.call("GET", "/v1/verify" + query).bearer(token.sign()).send();
  }
}
