package io.poolgate.localpool.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.poolgate.localpool.LocalUserPool;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenBuilderTest {
  private LocalUserPool pool;

  @BeforeEach
  void start() throws Exception {
    pool = LocalUserPool.start();
  }

  @AfterEach
  void stop() {
    pool.close();
  }

  @Test
  void tokenAsItStandsHasCognitosShapeAndVerifiesAgainstTheJwks() throws Exception {
    var token = SignedJWT.parse(pool.token().sign());

    assertThat(verifies(token)).isTrue();
    assertThat(token.getHeader().toJSONObject()).containsOnlyKeys("kid", "alg");
    assertThat(token.getJWTClaimsSet().getClaims().keySet())
        .containsExactlyInAnyOrder(
            "sub",
            "iss",
            "client_id",
            "origin_jti",
            "event_id",
            "token_use",
            "scope",
            "auth_time",
            "exp",
            "iat",
            "jti",
            "username");
  }

  @Test
  void oneClaimCanBeChangedAndOneLeftOut() throws Exception {
    var token = SignedJWT.parse(pool.token().with("token_use", "id").without("sub").sign());

    assertThat(verifies(token)).isTrue();
    assertThat(token.getJWTClaimsSet().getClaims())
        .containsEntry("token_use", "id")
        .doesNotContainKey("sub");
  }

  @Test
  void expiryCountsFromTheIssue() throws Exception {
    var claims =
        SignedJWT.parse(pool.token().expiresIn(Duration.ofSeconds(-5)).sign()).getJWTClaimsSet();

    assertThat(claims.getExpirationTime())
        .isEqualTo(claims.getIssueTime().toInstant().minusSeconds(5));
  }

  @Test
  void algNoneHasNoSignature() {
    assertThat(pool.token().header("alg", "none").sign()).endsWith(".");
  }

  @Test
  void otherRsaAlgorithmsAreReallySignedWithThem() throws Exception {
    assertThat(verifies(SignedJWT.parse(pool.token().header("alg", "PS384").sign()))).isTrue();
  }

  @Test
  void foreignKeyDoesNotVerify() throws Exception {
    var foreign = new SigningKeys().current();

    assertThat(verifies(SignedJWT.parse(pool.token().signedBy(foreign).sign()))).isFalse();
  }

  @Test
  void oldKeyIsPublishedUntilItIsRetired() throws Exception {
    var old = SignedJWT.parse(pool.token().sign());
    pool.rotateKeys();
    assertThat(verifies(old)).isTrue();
    assertThat(verifies(SignedJWT.parse(pool.token().sign()))).isTrue();

    pool.retireOldKeys();

    assertThat(JWKSet.load(pool.jwksUrl().toURL()).getKeyByKeyId(old.getHeader().getKeyID()))
        .isNull();
  }

  private boolean verifies(SignedJWT token) throws Exception {
    var key = JWKSet.load(pool.jwksUrl().toURL()).getKeyByKeyId(token.getHeader().getKeyID());
    return token.verify(new RSASSAVerifier(key.toRSAKey()));
  }
}
