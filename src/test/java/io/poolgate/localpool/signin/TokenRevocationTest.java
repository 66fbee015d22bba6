package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.Caller;
import io.poolgate.localpool.ConfidentialCaller;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUser;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnauthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedTokenTypeException;

/// RevokeToken and GlobalSignOut.
class TokenRevocationTest {
  private static final String ADA = "ada@example.com";
  private static final String REVOKED = "Refresh Token has been revoked";

  @AutoClose
  private final Caller caller =
      Caller.start(LocalPoolOptions.forTests().clientSecrets("secretOne", "secretTwo"));

  private final ConfidentialCaller confidential = new ConfidentialCaller(caller);
  private final LocalUser ada = caller.pool.createUser(ADA, PASSWORD);
  private final AuthenticationResultType tokens = caller.signIn(ADA);

  @Test
  void revokedRefreshTokenTakesItsAccessTokensAlong() {
    var other = caller.signIn(ADA);

    caller.sdk.revokeToken(r -> r.clientId(caller.client).token(tokens.refreshToken()));

    assertFails(() -> caller.refresh(tokens.refreshToken()), NotAuthorizedException.class, REVOKED);
    assertFails(
        () -> caller.sdk.getUser(r -> r.accessToken(tokens.accessToken())),
        NotAuthorizedException.class,
        "Access Token has been revoked");
    assertThat(caller.sdk.getUser(r -> r.accessToken(other.accessToken())).username())
        .isEqualTo(ada.username());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void revokingTwiceOrWhatIsUnknownSucceeds(boolean known) {
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
    var theirs = confidential.signIn(ADA, "secretOne");

    assertFails(
        () -> caller.sdk.revokeToken(r -> r.clientId(caller.client).token(theirs.refreshToken())),
        UnauthorizedException.class,
        "The token was issued to another client");
  }

  @Test
  void revokingForConfidentialClientNeedsItsSecret() {
    var theirs = confidential.signIn(ADA, "secretOne");

    assertFails(
        () ->
            caller.sdk.revokeToken(
                r -> r.clientId(confidential.client).token(theirs.refreshToken())),
        UnauthorizedException.class,
        "Invalid client secret");
  }

  @Test
  void globalSignOutEndsEverySignInOfTheUserAndOfNoOther() {
    var grace = caller.createAndSignIn("grace");
    var other = caller.signIn(ADA);

    caller.sdk.globalSignOut(r -> r.accessToken(tokens.accessToken()));

    for (var ended : new AuthenticationResultType[] {tokens, other}) {
      assertFails(
          () -> caller.refresh(ended.refreshToken()), NotAuthorizedException.class, REVOKED);
      assertFails(
          () -> caller.sdk.getUser(r -> r.accessToken(ended.accessToken())),
          NotAuthorizedException.class,
          "Access Token has been revoked");
    }
    assertThat(caller.refresh(grace.refreshToken()).accessToken()).isNotBlank();
    assertThat(caller.signIn(ADA).accessToken()).isNotBlank();
  }
}
