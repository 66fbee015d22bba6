package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUser;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnauthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedTokenTypeException;

class TokenOperationsTest {
  private static final String ADA = "ada@example.com";
  private static final String REVOKED = "Refresh Token has been revoked";

  private Caller caller;
  private LocalUser ada;
  private AuthenticationResultType tokens;

  @BeforeEach
  void signIn() throws Exception {
    caller = Caller.start(LocalPoolOptions.forTests().clientSecrets("secretOne", "secretTwo"));
    ada = caller.pool.createUser(ADA, PASSWORD);
    tokens = caller.signIn(ADA);
  }

  @AfterEach
  void stop() {
    caller.close();
  }

  @Test
  void refreshGivesNewTokensOfTheSameSignInAndNoRefreshToken() throws Exception {
    caller.clock.advance(Duration.ofMinutes(10));

    var fresh = refresh(tokens.refreshToken());

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
        caller.sdk.initiateAuth(r ->
            r.clientId(caller.client)
                .authFlow(flow)
                .authParameters(Map.of("REFRESH_TOKEN", tokens.refreshToken())));

    assertThat(fresh.authenticationResult().accessToken()).isNotBlank();
    assertThat(fresh.authenticationResult().refreshToken()).isNull();
  }

  @Test
  void olderFlowWantsTheSecretHashOfTheUserName() {
    var confidential = caller.signInConfidential(ADA, "secretOne");
    String id = caller.pool.confidentialClient().id();
    var parameters = new HashMap<>(Map.of("REFRESH_TOKEN", confidential.refreshToken()));
    parameters.put("SECRET_HASH", Caller.secretHash(ada.username(), id, "secretTwo"));

    assertThat(
            caller
                .sdk
                .initiateAuth(r ->
                    r.clientId(id)
                        .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                        .authParameters(parameters))
                .authenticationResult()
                .accessToken())
        .isNotBlank();

    parameters.put("SECRET_HASH", Caller.secretHash("eve", id, "secretTwo"));
    assertFails(
        () ->
            caller.sdk.initiateAuth(r ->
                r.clientId(id)
                    .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                    .authParameters(parameters)),
        NotAuthorizedException.class,
        "Unable to verify secret hash for client " + id);
  }

  @Test
  void refreshTokenLivesThirtyDays() {
    caller.clock.advance(Duration.ofDays(30).minusMillis(1));
    assertThat(refresh(tokens.refreshToken()).accessToken()).isNotBlank();

    caller.clock.advance(Duration.ofMillis(1));

    assertFails(
        () -> refresh(tokens.refreshToken()),
        NotAuthorizedException.class,
        "Refresh Token has expired");
  }

  @Test
  void madeUpRefreshTokenIsInvalid() {
    assertFails(() -> refresh("made-up"), NotAuthorizedException.class, "Invalid Refresh Token.");
  }

  @Test
  void refreshTokenOfAnotherClientIsInvalid() {
    var confidential = caller.signInConfidential(ADA, "secretOne");

    assertFails(
        () -> refresh(confidential.refreshToken()),
        NotAuthorizedException.class,
        "Invalid Refresh Token.");
  }

  @Test
  void confidentialClientRefreshesWithEitherSecretAndNoOther() {
    String token = caller.signInConfidential(ADA, "secretOne").refreshToken();
    String id = caller.pool.confidentialClient().id();

    for (String secret : new String[] {"secretOne", "secretTwo"}) {
      assertThat(
              caller
                  .sdk
                  .getTokensFromRefreshToken(
                      r -> r.clientId(id).clientSecret(secret).refreshToken(token))
                  .authenticationResult())
          .isNotNull();
    }
    assertFails(
        () ->
            caller.sdk.getTokensFromRefreshToken(
                r -> r.clientId(id).clientSecret("secretThree").refreshToken(token)),
        NotAuthorizedException.class,
        "Unable to verify secret hash for client " + id);
    assertFails(
        () -> caller.sdk.getTokensFromRefreshToken(r -> r.clientId(id).refreshToken(token)),
        NotAuthorizedException.class,
        "Unable to verify secret hash for client " + id);
  }

  @Test
  void revokedRefreshTokenTakesItsAccessTokensAlong() {
    var other = caller.signIn(ADA);

    caller.sdk.revokeToken(r -> r.clientId(caller.client).token(tokens.refreshToken()));

    assertFails(() -> refresh(tokens.refreshToken()), NotAuthorizedException.class, REVOKED);
    assertFails(
        () -> caller.sdk.getUser(r -> r.accessToken(tokens.accessToken())),
        NotAuthorizedException.class,
        "Access Token has been revoked");
    assertThat(caller.sdk.getUser(r -> r.accessToken(other.accessToken())).username())
        .isEqualTo(ada.username());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void revokingTwiceOrWhatIsUnknownIsNoFailure(boolean known) {
    String token = known ? tokens.refreshToken() : "made-up";

    caller.sdk.revokeToken(r -> r.clientId(caller.client).token(token));
    caller.sdk.revokeToken(r -> r.clientId(caller.client).token(token));
  }

  @Test
  void accessTokenIsNotRevocable() {
    assertFails(
        () -> caller.sdk.revokeToken(r -> r.clientId(caller.client).token(tokens.accessToken())),
        UnsupportedTokenTypeException.class,
        "Unsupported token type");
  }

  @Test
  void nobodyRevokesTheTokenOfAnotherClient() {
    var confidential = caller.signInConfidential(ADA, "secretOne");

    assertFails(
        () ->
            caller.sdk.revokeToken(
                r -> r.clientId(caller.client).token(confidential.refreshToken())),
        UnauthorizedException.class,
        "The token was issued to another client");
  }

  @Test
  void revokingForConfidentialClientWantsItsSecret() {
    var confidential = caller.signInConfidential(ADA, "secretOne");

    assertFails(
        () ->
            caller.sdk.revokeToken(r ->
                r.clientId(caller.pool.confidentialClient().id())
                    .token(confidential.refreshToken())),
        UnauthorizedException.class,
        "Invalid client secret");
  }

  @Test
  void globalSignOutEndsEverySignInOfTheUserAndOfNoOther() {
    caller.pool.createUser("grace", PASSWORD);
    var grace = caller.signIn("grace");
    var other = caller.signIn(ADA);

    caller.sdk.globalSignOut(r -> r.accessToken(tokens.accessToken()));

    for (var ended : new AuthenticationResultType[] {tokens, other}) {
      assertFails(() -> refresh(ended.refreshToken()), NotAuthorizedException.class, REVOKED);
      assertFails(
          () -> caller.sdk.getUser(r -> r.accessToken(ended.accessToken())),
          NotAuthorizedException.class,
          "Access Token has been revoked");
    }
    assertThat(refresh(grace.refreshToken()).accessToken()).isNotBlank();
    assertThat(caller.signIn(ADA).accessToken()).isNotBlank();
  }

  private AuthenticationResultType refresh(String token) {
    return caller
        .sdk
        .getTokensFromRefreshToken(r -> r.clientId(caller.client).refreshToken(token))
        .authenticationResult();
  }
}
