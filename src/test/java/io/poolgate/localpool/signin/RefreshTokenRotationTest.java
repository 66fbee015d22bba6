package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.Caller;
import io.poolgate.localpool.LocalPoolOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RefreshTokenReuseException;

class RefreshTokenRotationTest {
  private static final String REUSED = "The refresh token has been used before.";

  @AutoClose
  private final Caller caller =
      Caller.start(LocalPoolOptions.forTests().rotateRefreshTokens(Duration.ofSeconds(10)));

  private final String first = caller.createAndSignIn("ada").refreshToken();

  @Test
  void everyRefreshGivesANewRefreshToken() {
    String second = refresh(first);
    String third = refresh(second);

    assertThat(second).isNotBlank().isNotEqualTo(first);
    assertThat(third).isNotBlank().isNotEqualTo(second);
  }

  @Test
  void usedTokenStillWorksForTheGracePeriod() {
    refresh(first);
    caller.clock.advance(Duration.ofSeconds(10).minusMillis(1));

    assertThat(refresh(refresh(first))).isNotBlank();
  }

  @Test
  void usedTokenIsRefusedAfterTheGracePeriod() {
    String second = refresh(first);
    caller.clock.advance(Duration.ofSeconds(10));

    assertFails(() -> refresh(first), RefreshTokenReuseException.class, REUSED);
    assertThat(refresh(second)).isNotBlank();
  }

  @Test
  void gracePeriodMayBeZero() {
    try (var strict =
        Caller.start(LocalPoolOptions.forTests().rotateRefreshTokens(Duration.ZERO))) {
      String token = strict.createAndSignIn("ada").refreshToken();
      refresh(strict, token);

      assertFails(() -> refresh(strict, token), RefreshTokenReuseException.class, REUSED);
    }
  }

  /// A rotated token lives for what was left of the first one's time.
  @Test
  void rotationDoesNotProlongTheSignIn() {
    caller.clock.advance(Duration.ofDays(29));
    String second = refresh(first);
    caller.clock.advance(Duration.ofDays(1));

    assertFails(() -> refresh(second), NotAuthorizedException.class, "Refresh Token has expired");
  }

  @Test
  void revokingOneRevokesThemAll() {
    String second = refresh(first);

    caller.sdk.revokeToken(r -> r.clientId(caller.client).token(first));

    assertFails(
        () -> refresh(second), NotAuthorizedException.class, "Refresh Token has been revoked");
  }

  @Test
  void olderFlowDoesNotGoWithRotation() {
    assertFails(
        () -> caller.initiate(AuthFlowType.REFRESH_TOKEN_AUTH, Map.of("REFRESH_TOKEN", first)),
        InvalidParameterException.class,
        "REFRESH_TOKEN_AUTH flow not enabled for this client");
  }

  private String refresh(String token) {
    return refresh(caller, token);
  }

  private static String refresh(Caller caller, String token) {
    return caller.refresh(token).refreshToken();
  }
}
