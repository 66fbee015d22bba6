import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/// A pool's signing key (RS256, RFC 7518 §3.3).
final class Signer {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String KEY_ID = "bench-key-1";

  private final KeyPair key;

  Signer() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    key = generator.generateKeyPair();
  }

  String jwks() {
    var rsa = (RSAPublicKey) key.getPublic();
    var modulus = rsa.getModulus().toByteArray(); // with a zero byte in front, for the sign
    return """
    {"keys":[{"kty":"RSA","kid":"%s","use":"sig","alg":"RS256","e":"AQAB","n":"%s"}]}\
    """
        .formatted(KEY_ID, BASE64.encodeToString(Arrays.copyOfRange(modulus, 1, 257)));
  }

  /// For verifiers that read no JWKS.
  String publicKeyPem() {
    var base64 = Base64.getMimeEncoder().encodeToString(key.getPublic().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
  }

  String sign(String claims) {
    var input = part(header(KEY_ID)) + "." + part(claims);
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A token of another key, which nobody has.
  static String forge(String keyId, String claims) {
    return part(header(keyId)) + "." + part(claims) + "." + BASE64.encodeToString(new byte[256]);
  }

  private static String header(String keyId) {
    return "{\"kid\":\"%s\",\"alg\":\"RS256\"}".formatted(keyId);
  }

  private static String part(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
