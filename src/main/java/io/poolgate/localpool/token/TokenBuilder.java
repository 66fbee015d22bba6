package io.poolgate.localpool.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds a signed token, one change at a time. What [LocalUserPool#token()] hands out is a valid
/// access token as it stands, so that a test can spoil exactly one thing.
public final class TokenBuilder {
  private final Map<String, @Nullable Object> header = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> claims = new LinkedHashMap<>();
  private final Instant issuedAt;
  private RSAKey key;
  private byte @Nullable [] rawHeader;
  private byte @Nullable [] rawClaims;

  TokenBuilder(RSAKey key, Instant issuedAt) {
    this.key = key;
    this.issuedAt = issuedAt;
    header.put("kid", key.getKeyID());
    header.put("alg", JWSAlgorithm.RS256.getName());
  }

  /// Sets a claim to any JSON value: text, number, boolean, list, map or null.
  public TokenBuilder with(String claim, @Nullable Object value) {
    claims.put(claim, value);
    return this;
  }

  public TokenBuilder without(String claim) {
    claims.remove(claim);
    return this;
  }

  /// Sets a header member. `alg` also chooses the signature: that of RS256 to PS512 as named, an
  /// empty one for `none`, and that of RS256 for any other name.
  public TokenBuilder header(String name, @Nullable Object value) {
    header.put(name, value);
    return this;
  }

  public TokenBuilder withoutHeader(String name) {
    header.remove(name);
    return this;
  }

  /// Sets `exp` to that long after `iat`; a negative duration makes an expired token.
  public TokenBuilder expiresIn(Duration validity) {
    return with("exp", issuedAt.plus(validity).getEpochSecond());
  }

  /// Signs with another key, and leaves `kid` as it is.
  public TokenBuilder signedBy(RSAKey other) {
    key = other;
    return this;
  }

  /// Puts these bytes in place of the header, for what a map can't hold (duplicate names, bad
  /// UTF-8).
  public TokenBuilder rawHeader(byte[] bytes) {
    rawHeader = bytes.clone();
    return this;
  }

  /// Puts these bytes in place of the claims.
  public TokenBuilder rawClaims(byte[] bytes) {
    rawClaims = bytes.clone();
    return this;
  }

  /// The first two parts, `header.claims`, for a caller who makes the signature.
  public String signingInput() {
    return encode(rawHeader, header) + "." + encode(rawClaims, claims);
  }

  /// The token in its compact form.
  public String sign() {
    String input = signingInput();
    return input + "." + signature(input);
  }

  private String signature(String input) {
    String named = String.valueOf(header.get("alg"));
    if (named.equalsIgnoreCase("none")) {
      return "";
    }
    var algorithm = JWSAlgorithm.parse(named);
    if (!JWSAlgorithm.Family.RSA.contains(algorithm)) {
      algorithm = JWSAlgorithm.RS256;
    }
    try {
      return new RSASSASigner(key)
          .sign(new JWSHeader(algorithm), input.getBytes(StandardCharsets.US_ASCII))
          .toString();
    } catch (JOSEException refused) {
      throw new IllegalStateException("this key cannot sign " + algorithm, refused);
    }
  }

  private static String encode(byte @Nullable [] raw, Map<String, @Nullable Object> members) {
    return raw == null
        ? Base64URL.encode(JSONObjectUtils.toJSONString(members)).toString()
        : Base64URL.encode(raw).toString();
  }
}
