package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.ConfidentialCaller;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUser;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/// New tokens for a refresh token, by GetTokensFromRefreshToken and by the older flow.
class PoolRefreshTokenTest {
  private static final String ADA = "ada@example.com";
  private static final String UNVERIFIED = "Unable to verify secret hash for client ";

  @AutoClose
  private final Caller caller =
      Caller.start(LocalPoolOptions.forTests().clientSecrets("secretOne", "secretTwo"));

  private final ConfidentialCaller confidential = new ConfidentialCaller(caller);
  private final LocalUser ada = caller.pool.createUser(ADA, PASSWORD);
  private final AuthenticationResultType tokens = caller.signIn(ADA);

  @Test
  void refreshGivesNewTokensOfTheSameSignInAndNoRefreshToken() throws Exception {
    caller.clock.advance(Duration.ofMinutes(10));

    var fresh = caller.refresh(tokens.refreshToken());

    assertThat(fresh.refreshToken()).isNull();
    assertThat(fresh.tokenType()).isEqualTo("Bearer");
    assertThat(fresh.expiresIn()).isEqualTo(3600);
    var before = SignedJWT.parse(tokens.accessToken()).getJWTClaimsSet();
    var after = SignedJWT.parse(fresh.accessToken()).getJWTClaimsSet();
    assertThat(after.getClaim("origin_jti")).isEqualTo(before.getClaim("origin_jti"));
    assertThat(after.getClaim("auth_time")).isEqualTo(before.getClaim("auth_time"));
    assertThat(after.getJWTID()).isNotEqualTo(before.getJWTID());
    assertThat(after.getIssueTime()).isAfter(before.getIssueTime());
    assertThat(SignedJWT.parse(fresh.idToken()).getJWTClaimsSet().getSubject())
        .isEqualTo(ada.sub());
  }

  @ParameterizedTest
  @ValueSource(strings = {"REFRESH_TOKEN_AUTH", "REFRESH_TOKEN"})
  void olderFlowRefreshesToo(String flow) {
    var fresh =
        caller.initiate(
            AuthFlowType.fromValue(flow), Map.of("REFRESH_TOKEN", tokens.refreshToken()));

    assertThat(fresh.authenticationResult().accessToken()).isNotBlank();
    assertThat(fresh.authenticationResult().refreshToken()).isNull();
  }

  @Test
  void olderFlowWantsTheSecretHashOfTheUserName() {
    var theirs = confidential.signIn(ADA, "secretOne");
    var parameters = new HashMap<>(Map.of("REFRESH_TOKEN", theirs.refreshToken()));
    parameters.put("SECRET_HASH", confidential.secretHash(ada.username(), "secretTwo"));

    assertThat(
            confidential
                .initiate(AuthFlowType.REFRESH_TOKEN_AUTH, parameters)
                .authenticationResult()
                .accessToken())
        .isNotBlank();

    parameters.put("SECRET_HASH", confidential.secretHash("eve", "secretTwo"));
    assertFails(
        () -> confidential.initiate(AuthFlowType.REFRESH_TOKEN_AUTH, parameters),
        NotAuthorizedException.class,
        UNVERIFIED + confidential.client);
  }

  @Test
  void refreshTokenLivesThirtyDays() {
    caller.clock.advance(Duration.ofDays(30).minusMillis(1));
    assertThat(caller.refresh(tokens.refreshToken()).accessToken()).isNotBlank();

    caller.clock.advance(Duration.ofMillis(1));

    assertFails(
        () -> caller.refresh(tokens.refreshToken()),
        NotAuthorizedException.class,
        "Refresh Token has expired");
  }

  @Test
  void madeUpRefreshTokenIsInvalid() {
    assertFails(
        () -> caller.refresh("made-up"), NotAuthorizedException.class, "Invalid Refresh Token.");
  }

  @Test
  void refreshTokenOfAnotherClientIsInvalid() {
    var theirs = confidential.signIn(ADA, "secretOne");

    assertFails(
        () -> caller.refresh(theirs.refreshToken()),
        NotAuthorizedException.class,
        "Invalid Refresh Token.");
  }

  @Test
  void confidentialClientRefreshesWithEitherSecretAndNoOther() {
    String token = confidential.signIn(ADA, "secretOne").refreshToken();

    for (String secret : new String[] {"secretOne", "secretTwo"}) {
      assertThat(confidential.refresh(token, secret)).isNotNull();
    }
    assertFails(
        () -> confidential.refresh(token, "secretThree"),
        NotAuthorizedException.class,
        UNVERIFIED + confidential.client);
    assertFails(
        () -> confidential.refresh(token, null),
        NotAuthorizedException.class,
        UNVERIFIED + confidential.client);
  }
}
