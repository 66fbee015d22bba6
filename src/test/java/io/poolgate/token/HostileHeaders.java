package io.poolgate.token;

import static io.poolgate.token.HostileToken.altered;
import static io.poolgate.token.HostileToken.signed;
import static io.poolgate.token.verdict.RejectionReason.BAD_SIGNATURE;
import static io.poolgate.token.verdict.RejectionReason.HEADER_NOT_ALLOWED;
import static io.poolgate.token.verdict.RejectionReason.MISSING_KEY_ID;
import static io.poolgate.token.verdict.RejectionReason.UNKNOWN_KEY;
import static io.poolgate.token.verdict.RejectionReason.WRONG_ALGORITHM;
import static io.poolgate.token.verdict.RejectionReason.WRONG_TYPE;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.poolgate.localpool.LocalUserPool;
import io.poolgate.localpool.token.TokenBuilder;
import io.poolgate.token.keys.JwksServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tokens whose header asks for another algorithm, another key or another reading.
public final class HostileHeaders {
  /// A stranger's key, as an attacker makes one.
  private static final RSAKey STRANGER = stranger();

  private HostileHeaders() {}

  static List<HostileToken> all() {
    return List.of(
        algorithm("none"),
        algorithm("None"),
        algorithm("NONE"),
        algorithm("nOnE"),
        algorithm("HS256"),
        algorithm("RS384"),
        algorithm("RS512"),
        algorithm("PS256"),
        algorithm("ES256"),
        algorithm("rs256"),
        algorithm(""),
        algorithm(7),
        algorithm(List.of("RS256")),
        signed("alg null", WRONG_ALGORITHM, t -> t.header("alg", null)),
        signed("no alg", WRONG_ALGORITHM, t -> t.withoutHeader("alg")),
        new HostileToken("HS256 with the public key", HostileHeaders::hmac, WRONG_ALGORITHM),
        new HostileToken("alg none, signature kept", HostileHeaders::noneSigned, WRONG_ALGORITHM),
        signed("no kid", MISSING_KEY_ID, t -> t.withoutHeader("kid")),
        signed("kid null", MISSING_KEY_ID, t -> t.header("kid", null)),
        signed("kid empty", MISSING_KEY_ID, t -> t.header("kid", "")),
        signed("kid a number", MISSING_KEY_ID, t -> t.header("kid", 7)),
        signed("kid a list", MISSING_KEY_ID, t -> t.header("kid", List.of("a"))),
        signed("kid unknown", UNKNOWN_KEY, t -> t.header("kid", "nobody's")),
        signed("kid a path", UNKNOWN_KEY, t -> t.header("kid", "../../dev/null")),
        signed("crit empty", HEADER_NOT_ALLOWED, t -> t.header("crit", List.of())),
        signed("crit null", HEADER_NOT_ALLOWED, t -> t.header("crit", null)),
        signed(
            "crit unknown", HEADER_NOT_ALLOWED, t -> t.header("crit", List.of("x")).header("x", 1)),
        signed("crit b64 true", HEADER_NOT_ALLOWED, t -> critical(t).header("b64", true)),
        signed("crit b64 false", HEADER_NOT_ALLOWED, t -> critical(t).header("b64", false)),
        signed("b64 false", HEADER_NOT_ALLOWED, t -> t.header("b64", false)),
        signed("enc null", HEADER_NOT_ALLOWED, t -> t.header("enc", null)),
        signed("typ dpop+jwt", WRONG_TYPE, t -> t.header("typ", "dpop+jwt")),
        signed("typ empty", WRONG_TYPE, t -> t.header("typ", "")),
        signed("typ null", WRONG_TYPE, t -> t.header("typ", null)),
        signed("typ a number", WRONG_TYPE, t -> t.header("typ", 7)),
        signed("a stranger's signature", BAD_SIGNATURE, t -> t.signedBy(STRANGER)),
        signed(
            "a stranger's jwk",
            BAD_SIGNATURE,
            t -> t.signedBy(STRANGER).header("jwk", STRANGER.toPublicJWK().toJSONObject())),
        signed(
            "a stranger's jwk and kid",
            UNKNOWN_KEY,
            t ->
                t.signedBy(STRANGER)
                    .header("kid", "stranger")
                    .header("jwk", STRANGER.toPublicJWK().toJSONObject())),
        signed("a stranger's jku", BAD_SIGNATURE, t -> strangersAddress(t, "jku")),
        signed("a stranger's x5u", BAD_SIGNATURE, t -> strangersAddress(t, "x5u")),
        signed(
            "a stranger's x5c",
            BAD_SIGNATURE,
            t -> t.signedBy(STRANGER).header("x5c", List.of("MIIB"))),
        altered("alg none, made by hand", WRONG_ALGORITHM, HostileHeaders::unsigned));
  }

  private static HostileToken algorithm(Object name) {
    return signed("alg " + name, WRONG_ALGORITHM, token -> token.header("alg", name));
  }

  private static TokenBuilder critical(TokenBuilder token) {
    return token.header("crit", List.of("b64"));
  }

  private static TokenBuilder strangersAddress(TokenBuilder token, String name) {
    return token.signedBy(STRANGER).header(name, "http://127.0.0.1:1/jwks.json");
  }

  private static String unsigned(String token) {
    var header = "{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8);
    return encode(header) + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
  }

  private static String noneSigned(LocalUserPool pool) {
    var signed = pool.token().sign();
    return pool.token().header("alg", "none").signingInput()
        + signed.substring(signed.lastIndexOf('.'));
  }

  /// The confusion of RS256 and HS256: the public key, as PEM, for a shared secret.
  private static String hmac(LocalUserPool pool) {
    BiFunction<byte[], String, String> mac =
        (secret, input) -> {
          try {
            var hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return encode(hmac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
          }
        };
    var input = pool.token().header("alg", "HS256").signingInput();
    return input + "." + mac.apply(publicPem(pool), input);
  }

  private static byte[] publicPem(LocalUserPool pool) {
    try {
      var key = JWKSet.parse(JwksServer.published(pool.jwksUrl())).getKeys().getFirst().toRSAKey();
      var der = Base64.getMimeEncoder().encodeToString(key.toRSAPublicKey().getEncoded());
      return ("-----BEGIN PUBLIC KEY-----\n" + der + "\n-----END PUBLIC KEY-----\n")
          .getBytes(StandardCharsets.US_ASCII);
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public static RSAKey stranger() {
    try {
      return new RSAKeyGenerator(2048).keyID("stranger").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
