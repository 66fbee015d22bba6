package io.poolgate.verifier;

import static io.poolgate.token.verdict.RejectionReason.MALFORMED_TOKEN;
import static io.poolgate.token.verdict.RejectionReason.UNKNOWN_KEY;
import static io.poolgate.token.verdict.RejectionReason.WRONG_CLIENT;
import static io.poolgate.token.verdict.RejectionReason.WRONG_ISSUER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.poolgate.localpool.LocalUserPool;
import io.poolgate.token.keys.JwksServer;
import io.poolgate.token.verdict.Verification.Rejected;
import io.poolgate.token.verdict.Verification.Verified;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One verifier for the tokens of two pools, each with a client of its own.
@Timeout(30)
class SeveralPoolsTest {
  @AutoClose private final LocalUserPool first = LocalUserPool.start();
  @AutoClose private final LocalUserPool second = LocalUserPool.start();
  @AutoClose private final JwksServer keysOfFirst = server(first);
  @AutoClose private final JwksServer keysOfSecond = server(second);

  @AutoClose
  private final CognitoVerifier verifier =
      CognitoVerifier.anyOf(
          verifier(first, keysOfFirst).clients("one").build(),
          verifier(second, keysOfSecond).clients("two").build());

  SeveralPoolsTest() throws IOException {
    assertThat(verifier.awaitKeys()).isTrue();
  }

  private static JwksServer server(LocalUserPool pool) {
    return new JwksServer(JwksServer.published(pool.jwksUrl()));
  }

  private static VerifierBuilder verifier(LocalUserPool pool, JwksServer server) {
    return CognitoVerifier.forPool(pool.id())
        .issuers(pool.issuer())
        .keys(keys -> keys.from(server.address()));
  }

  @Test
  void tokensOfBothAreVerifiedAndRemembered() {
    var ofFirst = first.token().with("client_id", "one").sign();
    var ofSecond = second.token().with("client_id", "two").sign();

    assertThat(verifier.verify(ofFirst)).isInstanceOf(Verified.class);
    assertThat(verifier.verify(ofSecond)).isInstanceOf(Verified.class);
    assertThat(verifier.verify(ofFirst)).isSameAs(verifier.verify(ofFirst));
    assertThat(verifier.verify(ofSecond)).isSameAs(verifier.verify(ofSecond));
  }

  @Test
  void aClientOfOneIsNoClientOfTheOther() {
    assertThat(verifier.verify(first.token().with("client_id", "two").sign()))
        .isEqualTo(new Rejected(WRONG_CLIENT));
  }

  @Test
  void onePoolCannotSignForTheOther() {
    var forged = first.token().with("client_id", "two").with("iss", second.issuer()).sign();

    assertThat(verifier.verify(forged)).isEqualTo(new Rejected(UNKNOWN_KEY));
  }

  @Test
  void aStrangersIssuerIsNeverAsked() {
    try (var stranger = new JwksServer(JwksServer.published(first.jwksUrl()))) {
      int before = keysOfFirst.fetches() + keysOfSecond.fetches();
      var issuer = stranger.address().resolve("/").toString();
      var token = first.token().with("client_id", "one").header("kid", "new");

      assertThat(verifier.verify(token.with("iss", issuer).sign()))
          .isEqualTo(new Rejected(WRONG_ISSUER));
      assertThat(verifier.verify(token.with("iss", first.issuer() + "/").sign()))
          .isEqualTo(new Rejected(WRONG_ISSUER));
      assertThat(verifier.verify(token.without("iss").sign()))
          .isEqualTo(new Rejected(WRONG_ISSUER));
      assertThat(stranger.fetches()).isZero();
      assertThat(keysOfFirst.fetches() + keysOfSecond.fetches()).isEqualTo(before);
    }
  }

  @Test
  void whatIsNoTokenIsRejected() {
    assertThat(verifier.verify("a.b.c")).isEqualTo(new Rejected(MALFORMED_TOKEN));
  }

  @Test
  void twoVerifiersOfOnePoolAreRefused() {
    try (var one = verifier(first, keysOfFirst).clients("one").build();
        var other = verifier(first, keysOfFirst).clients("two").build()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CognitoVerifier.anyOf(one, other))
          .withMessageContaining(first.issuer());
      assertThatIllegalArgumentException().isThrownBy(() -> CognitoVerifier.anyOf());
    }
  }
}
