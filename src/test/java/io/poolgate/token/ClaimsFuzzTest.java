package io.poolgate.token;

import static io.poolgate.token.FixedVerifier.ISSUER;
import static io.poolgate.token.FixedVerifier.KEY_ID;
import static io.poolgate.token.FixedVerifier.NOW;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.token.verdict.Verification.Verified;
import io.poolgate.token.verdict.VerifiedToken;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/// Any header and any claims, as if the pool had signed them: the header is the input's first line.
class ClaimsFuzzTest {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private static final AccessTokenVerifier VERIFIER = FixedVerifier.by(new TrustingProvider());

  @MethodSource("io.poolgate.token.Seeds#headersAndClaims")
  @FuzzTest
  void whatIsVerifiedMeetsTheRules(byte[] input) throws ParseException {
    var text = new String(input, ISO_8859_1);
    int line = Math.max(text.indexOf('\n'), 0);
    var header = Arrays.copyOf(input, line);
    var claims = Arrays.copyOfRange(input, Math.min(line + 1, input.length), input.length);
    var token = BASE64.encodeToString(header) + "." + BASE64.encodeToString(claims) + ".AAAA";

    if (VERIFIER.verify(token).join() instanceof Verified(var verified)) {
      assertThat(token.length()).isLessThanOrEqualTo(8192);
      assertHeader(JSONObjectUtils.parse(new String(header, UTF_8)));
      assertClaims(JSONObjectUtils.parse(new String(claims, UTF_8)), verified);
    }
  }

  private static void assertHeader(Map<String, Object> header) {
    assertThat(header).containsEntry("alg", "RS256").containsEntry("kid", KEY_ID);
    assertThat(header).doesNotContainKeys("crit", "b64", "enc");
    assertThat(header.getOrDefault("typ", "JWT")).isIn("JWT", "at+jwt");
  }

  private static void assertClaims(Map<String, Object> claims, VerifiedToken verified) {
    var user = verified.principal();
    assertThat(claims).containsEntry("iss", ISSUER).containsEntry("token_use", "access");
    assertThat(claims).containsEntry("client_id", LocalPoolOptions.PUBLIC_CLIENT_ID);
    assertThat(claims.get("sub")).isEqualTo(user.sub()).asString().matches("\\P{Cntrl}+");
    assertThat(seconds(claims.get("exp"))).isBetween(NOW.getEpochSecond() + 1e-3, 1e11);
    assertThat(seconds(claims.get("iat"))).isBetween(0.0, NOW.getEpochSecond() + 1e-3);
    assertThat(seconds(claims.getOrDefault("nbf", 0))).isBetween(0.0, NOW.getEpochSecond() + 1e-3);
    assertThat(claims.getOrDefault("cognito:groups", List.of())).isEqualTo(user.groups());
    assertThat(String.join("", user.scopes()))
        .isEqualTo(claims.getOrDefault("scope", "").toString().replace(" ", ""));
    assertThat(claims.get("username")).isEqualTo(user.username());
    assertThat(claims.get("jti")).isEqualTo(verified.issuance().tokenId());
    assertThat(claims.get("origin_jti")).isEqualTo(verified.originJti());
    assertThat(verified.roles())
        .allMatch(role ->
            role.startsWith("SCOPE_")
                ? user.scopes().contains(role.substring("SCOPE_".length()))
                : user.groups().contains(role));
  }

  private static double seconds(@Nullable Object claim) {
    return claim instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
