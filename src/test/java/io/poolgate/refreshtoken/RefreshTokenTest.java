package io.poolgate.refreshtoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Accounts;
import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PoolgateExtension.class)
class RefreshTokenTest {
  private final PoolgateServer poolgate;
  private final Api api;

  RefreshTokenTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
    this.api = poolgate.api();
  }

  @Test
  void aRefreshTokenGivesNewTokens() {
    var signedIn = Accounts.signedIn(poolgate);
    var refreshed = refresh(api, refreshToken(signedIn));
    assertThat(refreshed.status()).isEqualTo(200);
    var accessToken = refreshed.text("/tokens/accessToken");
    assertThat(accessToken).isNotEqualTo(signedIn.text("/tokens/accessToken"));
    assertThat(api.call("GET", "/v1/me").bearer(accessToken).send().status()).isEqualTo(200);
  }

  @Test
  void aForgedRefreshTokenIsRefused() {
    assertThat(refresh(api, "mark-forged-refresh-token").outcome())
        .isEqualTo("401 refresh_token_invalid");
  }

  @Test
  void signingOutEndsTheRefreshTokenAndMayBeRepeated() {
    var token = refreshToken(Accounts.signedIn(poolgate));
    assertThat(signOut(token).status()).isEqualTo(204);
    assertThat(refresh(api, token).outcome()).isEqualTo("401 refresh_token_invalid");
    assertThat(signOut(token).status()).isEqualTo(204);
  }

  @Test
  void signingOutWithGarbageIsSignedOut() {
    assertThat(signOut("mark-not-a-token").status()).isEqualTo(204);
  }

  @Test
  void aPoolThatDoesNotKnowTheNewerRefreshIsAskedByTheOlderFromThenOn() {
    try (var older = PoolgateServer.start()) {
      var token = refreshToken(Accounts.signedIn(older));
      older
          .pool()
          .faults()
          .on("GetTokensFromRefreshToken")
          .fail("UnknownOperationException", "unknown");
      assertThat(refresh(older.api(), token).status()).isEqualTo(200);
      assertThat(refresh(older.api(), token).status()).isEqualTo(200);
      assertThat(older.pool().requests().count("GetTokensFromRefreshToken")).isEqualTo(1);
      assertThat(refresh(older.api(), "mark-forged-refresh-token").outcome())
          .isEqualTo("401 refresh_token_invalid");
    }
  }

  private static String refreshToken(Answer signedIn) {
    return signedIn.text("/tokens/refreshToken");
  }

  private static Answer refresh(Api api, String token) {
    return api.post("/v1/tokens/refresh", "{\"refreshToken\":\"%s\"}".formatted(token));
  }

  private Answer signOut(String token) {
    return api.post("/v1/sign-out", "{\"refreshToken\":\"%s\"}".formatted(token));
  }
}
