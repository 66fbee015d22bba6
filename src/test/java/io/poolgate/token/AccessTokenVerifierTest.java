package io.poolgate.token;

import static io.poolgate.token.verdict.RejectionReason.MALFORMED_TOKEN;
import static io.poolgate.token.verdict.RejectionReason.WRONG_CLIENT;
import static io.poolgate.token.verdict.RejectionReason.WRONG_ISSUER;
import static io.poolgate.token.verdict.RejectionReason.WRONG_TOKEN_USE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.token.TokenBuilder;
import io.poolgate.token.verdict.TokenUse;
import io.poolgate.token.verdict.Verification.Rejected;
import io.poolgate.token.verdict.Verification.Verified;
import io.poolgate.token.verdict.VerifiedToken;
import io.poolgate.token.verdict.VerifiedToken.Issuance;
import io.poolgate.token.verdict.VerifiedToken.Principal;
import io.poolgate.token.verdict.VerifiedToken.Times;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which tokens are good, and what is known of their callers.
class AccessTokenVerifierTest {
  private static final String NEWER_ISSUER = "https://issuer-cognito-idp.example/pool";

  @AutoClose private final VerifierRig rig = VerifierRig.warm();

  @Test
  void claimsOfAValidTokenAreAllThere() {
    var token =
        rig.pool
            .token()
            .with("sub", "the-user")
            .with("username", "ada")
            .with("cognito:groups", List.of("admins", "x,y"))
            .with("scope", "openid  profile")
            .with("jti", "the-token")
            .with("origin_jti", "the-sign-in")
            .sign();

    var claims = verified(token);

    var now = rig.clock.instant();
    assertThat(claims)
        .isEqualTo(
            new VerifiedToken(
                new Principal(
                    "the-user", "ada", List.of("admins", "x,y"), List.of("openid", "profile")),
                new Issuance(LocalPoolOptions.PUBLIC_CLIENT_ID, rig.pool.issuer(), "the-token"),
                new Times(now, now, now.plus(Duration.ofHours(1))),
                TokenUse.ACCESS,
                "the-sign-in",
                claims.keyId(),
                List.of("admins", "x,y", "SCOPE_openid", "SCOPE_profile"),
                Map.of()));
  }

  static Stream<UnaryOperator<TokenBuilder>> harmless() {
    return Stream.of(
        token -> token,
        token -> token.header("typ", "JWT"),
        token -> token.header("typ", "at+jwt"),
        token -> token.header("jwk", Map.of("kty", "oct", "k", "AA")),
        token -> token.header("jku", "http://127.0.0.1:1/"),
        token -> token.header("x5u", "http://127.0.0.1:1/").header("x5c", List.of("AA")),
        token -> token.with("username", "Łukasz 🦉").with("cognito:groups", List.of("größe")),
        token -> token.with("cognito:groups", List.of()),
        token -> token.without("scope").without("jti").without("username").without("origin_jti"),
        token -> token.without("auth_time"),
        token -> token.with("aud", "anything"),
        token -> token.with("aud", List.of("one", "two")),
        token -> token.with("nbf", 0),
        token -> token.with("own", Map.of("a", List.of(List.of(List.of(List.of(List.of(1))))))),
        token -> token.with("own", 1e300).with("exp", 4102444800.5),
        token -> token.with("own", new BigInteger("9".repeat(40))));
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void harmlessDifferenceIsAccepted(UnaryOperator<TokenBuilder> harmless) {
    assertThat(rig.verdict(harmless.apply(rig.pool.token()).sign())).isInstanceOf(Verified.class);
  }

  @Test
  void groupNamedLikeAScopesRoleGrantsNoScope() {
    var token = rig.pool.token().with("cognito:groups", List.of("SCOPE_admin", "b")).sign();

    assertThat(verified(token).roles()).containsExactly("b", "SCOPE_aws.cognito.signin.user.admin");
  }

  @Test
  void secondIssuerOfThePoolIsAcceptedToo() {
    try (var both = VerifierRig.warm(settings -> settings.alsoIssuer(NEWER_ISSUER))) {
      var token = both.pool.token().with("iss", NEWER_ISSUER).sign();

      assertThat(both.verdict(token)).isInstanceOf(Verified.class);
      assertThat(both.verdict(both.pool.token().sign())).isInstanceOf(Verified.class);
    }
  }

  @Test
  void idTokenIsJudgedByItsAudienceWhereItIsAllowed() {
    try (var both = VerifierRig.warm(settings -> settings.uses(TokenUse.ACCESS, TokenUse.ID))) {
      var id =
          both.pool
              .token()
              .with("token_use", "id")
              .without("client_id")
              .without("username")
              .with("cognito:username", "ada");
      var client = LocalPoolOptions.PUBLIC_CLIENT_ID;

      assertThat(both.verdict(id.with("aud", client).sign()))
          .asInstanceOf(type(Verified.class))
          .satisfies(
              verified -> assertThat(verified.token().principal().username()).isEqualTo("ada"))
          .satisfies(verified -> assertThat(verified.token().use()).isEqualTo(TokenUse.ID));
      assertThat(both.verdict(id.with("aud", List.of(client, "b")).sign()))
          .isEqualTo(new Rejected(WRONG_CLIENT));
      assertThat(both.verdict(id.with("aud", "b").with("client_id", client).sign()))
          .isEqualTo(new Rejected(WRONG_CLIENT));
      assertThat(both.verdict(id.without("aud").sign())).isEqualTo(new Rejected(WRONG_CLIENT));
    }
  }

  @Test
  void idTokenIsNotAnAccessToken() {
    var token = rig.pool.token().with("token_use", "id").sign();

    assertThat(rig.verdict(token)).isEqualTo(new Rejected(WRONG_TOKEN_USE));
  }

  @Test
  void eachVerdictIsTold() {
    rig.verdict(rig.pool.token().sign());
    rig.verdict(rig.pool.token().with("iss", "x").sign());
    rig.verdict("garbage");

    assertThat(rig.observed.verdicts())
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(Verified.class),
            second -> assertThat(second).isEqualTo(new Rejected(WRONG_ISSUER)),
            third -> assertThat(third).isEqualTo(new Rejected(MALFORMED_TOKEN)));
  }

  private VerifiedToken verified(String token) {
    assertThat(rig.verdict(token)).isInstanceOf(Verified.class);
    return ((Verified) rig.verdict(token)).token();
  }
}
