package io.poolgate.verifier;

import static io.poolgate.localpool.LocalPoolOptions.CONFIDENTIAL_CLIENT_ID;
import static io.poolgate.localpool.LocalPoolOptions.PUBLIC_CLIENT_ID;
import static io.poolgate.token.verdict.RejectionReason.EXPIRED;
import static io.poolgate.token.verdict.RejectionReason.REVOKED;
import static io.poolgate.token.verdict.RejectionReason.WRONG_CLIENT;
import static io.poolgate.token.verdict.RejectionReason.WRONG_ISSUER;
import static io.poolgate.token.verdict.RejectionReason.WRONG_TOKEN_USE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.poolgate.SettableClock;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import io.poolgate.localpool.token.TokenBuilder;
import io.poolgate.token.verdict.TokenUse;
import io.poolgate.token.verdict.Verification;
import io.poolgate.token.verdict.Verification.Rejected;
import io.poolgate.token.verdict.Verification.Verified;
import io.poolgate.token.verdict.VerifiedToken;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a verifier takes, by what it was told, in front of a local pool.
@Timeout(30)
class CognitoVerifierTest {
  private final SettableClock clock = new SettableClock();
  @AutoClose private final LocalUserPool pool = startPool();
  private final VerifierBuilder ofPool =
      CognitoVerifier.forPool(pool.id()).issuers(pool.issuer()).clock(clock);

  private LocalUserPool startPool() {
    try {
      return LocalUserPool.start(LocalPoolOptions.forTests().clock(clock).build());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aTokenOfANamedClientIsVerifiedWithAllItsClaims() {
    var token =
        pool.token()
            .with("username", "ada")
            .with("cognito:groups", List.of("admins"))
            .with("custom:tenant", "7")
            .with("own", Map.of("a", Arrays.asList(1, null, 2.5, true)))
            .with("nothing", null)
            .sign();

    var verified = verified(ofPool.clients("another", PUBLIC_CLIENT_ID), token);

    assertThat(verified.principal().username()).isEqualTo("ada");
    assertThat(verified.roles()).contains("admins");
    assertThat(verified.claims())
        .containsEntry("custom:tenant", "7")
        .containsEntry("client_id", PUBLIC_CLIENT_ID)
        .containsEntry("exp", verified.times().expiresAt().getEpochSecond())
        .containsEntry("own", Map.of("a", List.of(1L, 2.5, true)))
        .doesNotContainKey("nothing");
  }

  @Test
  void nobodyChangesWhatWasVerified() {
    var own = Map.of("a", List.of(1));
    var claims = verified(ofPool.anyClient(), pool.token().with("own", own).sign()).claims();

    assertThat(claims).isUnmodifiable();
    assertThat(claims.get("own")).asInstanceOf(MAP).isUnmodifiable();
  }

  @Test
  void anAlteredTokenIsRejected() {
    var token = pool.token().sign();
    int end = token.lastIndexOf('.');
    var other = pool.token().with("username", "root").sign();
    var altered = other.substring(0, other.lastIndexOf('.')) + token.substring(end);

    assertThat(verdict(ofPool.anyClient(), altered)).isInstanceOf(Rejected.class);
  }

  @Test
  void aTokenOfAnotherClientIsRejected() {
    var token = pool.token().with("client_id", CONFIDENTIAL_CLIENT_ID).sign();

    assertThat(verdict(ofPool.clients(PUBLIC_CLIENT_ID), token))
        .isEqualTo(new Rejected(WRONG_CLIENT));
  }

  @Test
  void anyClientMeansOneThatIsNamed() {
    assertThat(verified(ofPool.anyClient(), pool.token().with("client_id", "new").sign()))
        .satisfies(token -> assertThat(token.issuance().clientId()).isEqualTo("new"));

    for (UnaryOperator<TokenBuilder> change : nameless()) {
      assertThat(verdict(ofPool.anyClient(), change.apply(pool.token()).sign()))
          .isEqualTo(new Rejected(WRONG_CLIENT));
    }
  }

  private static List<UnaryOperator<TokenBuilder>> nameless() {
    return List.of(
        token -> token.without("client_id"),
        token -> token.with("client_id", ""),
        token -> token.with("client_id", "a\nb"),
        token -> token.with("client_id", List.of("a")));
  }

  @Test
  void whoNamesNoClientGetsNoVerifier() {
    assertThatIllegalArgumentException().isThrownBy(ofPool::build).withMessageContaining("clients");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ofPool.clients())
        .withMessage("clientIds is empty.");
  }

  @Test
  void anIdTokenIsTakenWhereItIsAskedForOnly() {
    var token = pool.token().with("token_use", "id").with("aud", PUBLIC_CLIENT_ID).sign();
    ofPool.clients(PUBLIC_CLIENT_ID);

    assertThat(verdict(ofPool, token)).isEqualTo(new Rejected(WRONG_TOKEN_USE));
    assertThat(verified(ofPool.uses(TokenUse.ID), token).use()).isEqualTo(TokenUse.ID);
    assertThat(verdict(ofPool, pool.token().sign())).isEqualTo(new Rejected(WRONG_TOKEN_USE));
  }

  @Test
  void aTokenIsTakenForTheSkewAfterItsExpiryAndNoLonger() {
    var token = pool.token().expiresIn(Duration.ofMinutes(5)).sign();
    try (var verifier = ofPool.anyClient().skew(Duration.ofSeconds(20)).build()) {
      clock.advance(Duration.ofSeconds(319));
      assertThat(verifier.verify(token)).isInstanceOf(Verified.class);
      clock.advance(Duration.ofSeconds(1));
      assertThat(verifier.verify(token)).isEqualTo(new Rejected(EXPIRED));
    }
  }

  @Test
  void aRememberedTokenCanStillBeRevoked() {
    var revoked = new HashSet<String>();
    var token = pool.token().with("origin_jti", "sign-in-1").sign();
    try (var verifier =
        ofPool.anyClient().revokedIf(verified -> revoked.contains(verified.originJti())).build()) {
      assertThat(verifier.verify(token)).isInstanceOf(Verified.class);
      revoked.add("sign-in-1");
      assertThat(verifier.verify(token)).isEqualTo(new Rejected(REVOKED));
    }
  }

  @Test
  void withoutOtherWordTheIssuerFollowsFromThePoolsId() {
    var ofCognito = CognitoVerifier.forPool("eu-central-1_Ab12Cd34E").anyClient();
    ofCognito.clock(clock).keys(keys -> keys.from(pool.jwksUrl()));
    var issuer = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Ab12Cd34E";

    verified(ofCognito, pool.token().with("iss", issuer).sign());
    verified(ofCognito, pool.token().with("iss", issuer.replace("//", "//issuer-")).sign());
    assertThat(verdict(ofCognito, pool.token().sign())).isEqualTo(new Rejected(WRONG_ISSUER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eu-central-1", "evil.example/x_1", "eu.evil.example_1", "a_b/../c"})
  void whatIsNoPoolsIdBecomesNoAddress(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> CognitoVerifier.forPool(id));
  }

  @Test
  void aSettingOutOfBoundsIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(ofPool.anyClient().skew(Duration.ofSeconds(61))::build)
        .withMessage("skew must be from 0s to 60s.");
  }

  private static Verification verdict(VerifierBuilder how, String token) {
    try (var verifier = how.build()) {
      return verifier.verify(token);
    }
  }

  private static VerifiedToken verified(VerifierBuilder how, String token) {
    assertThat(verdict(how, token)).isInstanceOf(Verified.class);
    return ((Verified) verdict(how, token)).token();
  }
}
