package io.poolgate;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A browser with an authenticator that holds one passkey (ES256, attestation "none"). Options and
/// answers are JSON as maps, of the shapes that PublicKeyCredential's `parse…FromJSON` and `toJSON`
/// have.
public final class PasskeyAuthenticator {
  /// A page that pools allow unless told otherwise.
  public static final String ORIGIN = "http://localhost:5173";

  private static final int USER_PRESENT = 0x01;
  private static final int USER_VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;

  private final byte[] id = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
  private final KeyPair keys;
  private String origin = ORIGIN;
  private String userHandle = "";
  private int counter;

  public PasskeyAuthenticator() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Goes to another page.
  public void visit(String other) {
    origin = other;
  }

  /// Makes a copy of the passkey sign as if it had signed less often.
  public void forgetSignatures() {
    counter = 0;
  }

  /// The id of the passkey.
  public String id() {
    return base64(id);
  }

  /// Puts the passkey into a user's account.
  public Answer enrol(Bearer user) {
    var options = user.post("/v1/me/passkeys/options").map("");
    return user.post("/v1/me/passkeys", Map.of("credential", create(options)));
  }

  /// What `navigator.credentials.create` gives for such options.
  public Map<String, Object> create(Map<String, Object> options) {
    userHandle = text(member(options, "user"), "id");
    byte[] data =
        concat(
            authenticatorData(
                text(member(options, "rp"), "id"), USER_PRESENT | USER_VERIFIED | ATTESTED),
            new byte[16],
            ByteBuffer.allocate(2).putShort((short) id.length).array(),
            id,
            Cbor.encode(coseKey()));
    var attestation = new LinkedHashMap<String, Object>();
    attestation.put("fmt", "none");
    attestation.put("attStmt", Map.of());
    attestation.put("authData", data);
    return credential(
        Map.of(
            "clientDataJSON",
            base64(clientData("webauthn.create", options)),
            "attestationObject",
            base64(Cbor.encode(attestation)),
            "transports",
            List.of("internal")));
  }

  /// What `navigator.credentials.get` gives for such options.
  public Map<String, Object> get(Map<String, Object> options) {
    counter++;
    byte[] data = authenticatorData(text(options, "rpId"), USER_PRESENT | USER_VERIFIED);
    byte[] client = clientData("webauthn.get", options);
    return credential(
        Map.of(
            "clientDataJSON",
            base64(client),
            "authenticatorData",
            base64(data),
            "signature",
            base64(sign(concat(data, sha256(client)))),
            "userHandle",
            userHandle));
  }

  private Map<String, Object> credential(Map<String, Object> response) {
    return Map.of(
        "id",
        id(),
        "rawId",
        id(),
        "type",
        "public-key",
        "authenticatorAttachment",
        "platform",
        "clientExtensionResults",
        Map.of(),
        "response",
        response);
  }

  private byte[] authenticatorData(String rpId, int flags) {
    return concat(
        sha256(rpId.getBytes(StandardCharsets.UTF_8)),
        ByteBuffer.allocate(5).put((byte) flags).putInt(counter).array());
  }

  private byte[] clientData(String type, Map<String, Object> options) {
    return """
    {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}\
    """
        .formatted(type, text(options, "challenge"), origin)
        .getBytes(StandardCharsets.UTF_8);
  }

  /// RFC 9053 §7.1.1, an elliptic curve key: kty EC2, alg ES256, crv P-256, x, y.
  private Map<Integer, Object> coseKey() {
    var point = ((ECPublicKey) keys.getPublic()).getW();
    var key = new LinkedHashMap<Integer, Object>();
    key.put(1, 2);
    key.put(3, -7);
    key.put(-1, 1);
    key.put(-2, fixed(point.getAffineX().toByteArray()));
    key.put(-3, fixed(point.getAffineY().toByteArray()));
    return key;
  }

  private static byte[] fixed(byte[] number) {
    byte[] padded = concat(new byte[32], number);
    return Arrays.copyOfRange(padded, padded.length - 32, padded.length);
  }

  private byte[] sign(byte[] bytes) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] concat(byte[]... parts) {
    var all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Map<?, ?> member(Map<?, ?> object, String name) {
    return (Map<?, ?>) requireNonNull(object.get(name));
  }

  private static String text(Map<?, ?> object, String name) {
    return (String) requireNonNull(object.get(name));
  }
}
