package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUser;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

class PoolSignInTest {
  private static final String ADA = "ada@example.com";
  private static final String WRONG = "Incorrect username or password.";

  @AutoClose private final Caller caller = Caller.start();
  private final LocalUser ada = caller.pool.createUser(ADA, PASSWORD, "admins", "editors");

  @Test
  void accessTokenHasCognitosClaims() throws Exception {
    var result = caller.signIn(ADA);

    assertThat(result.tokenType()).isEqualTo("Bearer");
    assertThat(result.expiresIn()).isEqualTo(3600);
    var claims = verified(result.accessToken()).getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo(caller.pool.issuer());
    assertThat(claims.getSubject()).isEqualTo(ada.sub());
    assertThat(claims.getAudience()).isEmpty();
    assertThat(claims.getClaims())
        .containsEntry("client_id", caller.client)
        .containsEntry("token_use", "access")
        .containsEntry("scope", "aws.cognito.signin.user.admin")
        .containsEntry("username", ada.sub())
        .containsKeys("origin_jti", "event_id", "jti", "auth_time", "iat");
    assertThat(claims.getStringListClaim("cognito:groups")).containsExactly("admins", "editors");
    assertThat(claims.getExpirationTime())
        .isEqualTo(claims.getIssueTime().toInstant().plusSeconds(3600));
  }

  @Test
  void idTokenHasCognitosClaims() throws Exception {
    var claims = verified(caller.signIn(ADA).idToken()).getJWTClaimsSet();

    assertThat(claims.getAudience()).containsExactly(caller.client);
    assertThat(claims.getClaims())
        .containsEntry("token_use", "id")
        .containsEntry("cognito:username", ada.username())
        .containsEntry("email", ADA)
        .containsEntry("email_verified", true)
        .doesNotContainKeys("client_id", "scope", "username");
  }

  @Test
  void userWithoutGroupHasNoClaimOfGroups() throws Exception {
    caller.pool.createUser("grace", PASSWORD);

    assertThat(verified(caller.signIn("grace").accessToken()).getJWTClaimsSet().getClaims())
        .doesNotContainKey("cognito:groups")
        .containsEntry("username", "grace");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ADA@example.com", "Ada@Example.COM"})
  void caseOfTheNameDoesNotCount(String name) {
    assertThat(caller.signIn(name).accessToken()).isNotBlank();
  }

  @Test
  void userWithAnEmailAddressAlsoSignsInByTheNameThatTokensUse() {
    assertThat(caller.signIn(ada.username()).accessToken()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"right-pass1word", "Right-Pass1word ", "x"})
  void wrongPasswordIsRefused(String password) {
    assertFails(() -> caller.initiate(ADA, password), NotAuthorizedException.class, WRONG);
  }

  @Test
  void unknownUserIsToldTheSame() {
    assertFails(() -> caller.initiate("nobody", PASSWORD), NotAuthorizedException.class, WRONG);
  }

  @Test
  void unknownUserIsNamedWhereExistenceIsNotHidden() {
    try (var open = Caller.start(LocalPoolOptions.forTests().preventUserExistenceErrors(false))) {
      assertFails(
          () -> open.initiate("nobody", PASSWORD),
          UserNotFoundException.class,
          "User does not exist.");
    }
  }

  @Test
  void unconfirmedUserIsToldSoWhateverThePassword() {
    caller.signUp("grace@example.com");

    assertFails(
        () -> caller.initiate("grace@example.com", "wrong"),
        UserNotConfirmedException.class,
        "User is not confirmed.");
  }

  @Test
  void userWhoMustResetIsToldSo() {
    caller.pool.requirePasswordReset(ADA);

    assertFails(
        () -> caller.initiate(ADA, PASSWORD),
        PasswordResetRequiredException.class,
        "Password reset required for the user");
  }

  @ParameterizedTest
  @ValueSource(strings = {"USERNAME", "PASSWORD"})
  void missingParameterIsNamed(String missing) {
    var parameters = new java.util.HashMap<>(Map.of("USERNAME", ADA, "PASSWORD", PASSWORD));
    parameters.remove(missing);

    assertFails(
        () ->
            caller.sdk.initiateAuth(r ->
                r.clientId(caller.client)
                    .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                    .authParameters(parameters)),
        InvalidParameterException.class,
        "Missing required parameter " + missing);
  }

  private SignedJWT verified(String token) throws Exception {
    var jwt = SignedJWT.parse(token);
    var key = JWKSet.load(caller.pool.jwksUrl().toURL()).getKeyByKeyId(jwt.getHeader().getKeyID());
    assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    return jwt;
  }
}
