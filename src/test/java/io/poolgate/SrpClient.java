package io.poolgate;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The client's side of Cognito's SRP, for one sign-in: written from RFC 5054 and Cognito's
/// definition of it, sharing nothing with the local pool's side.
public final class SrpClient {
  /// RFC 5054's 3072-bit prime.
  public static final BigInteger N =
      new BigInteger(
          "ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08"
              + "798e3404ddef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9"
              + "a637ed6b0bff5cb6f406b7edee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a1"
              + "63bf0598da48361c55d39a69163fa8fd24cf5f83655d23dca3ad961c62f356208552bb9ed529077096"
              + "966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3be39e772c180e86039b2783a2ec07a2"
              + "8fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa051015728e5a8aaac42d"
              + "ad33170d04507a33a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7ab"
              + "f5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864d87602733ec86a64521f"
              + "2b18177b200cbbe117577a615d6c770988c0bad946e208e24fa074e5ab3143db5bfce0fd108e4b82d1"
              + "20a93ad2caffffffffffffffff",
          16);

  private static final BigInteger G = BigInteger.TWO;
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' uuuu", Locale.US);

  private final BigInteger a = new BigInteger(256, new SecureRandom());
  private final BigInteger publicA = G.modPow(a, N);

  /// The text that signs a time, as Cognito's clients write it.
  public static String timestamp(Instant time) {
    return TIMESTAMP.format(time.atOffset(ZoneOffset.UTC));
  }

  /// A, as SRP_A carries it.
  public String srpA() {
    return publicA.toString(16);
  }

  /// The answer to PASSWORD_VERIFIER.
  ///
  /// @param parameters the challenge's parameters
  public Map<String, String> answer(
      String poolId, Map<String, String> parameters, String password, Instant now) {
    String name = parameters.get("USER_ID_FOR_SRP");
    String poolName = poolId.substring(poolId.indexOf('_') + 1);
    var answer = prove(poolName + name, parameters, password, timestamp(now));
    answer.put("USERNAME", name);
    return answer;
  }

  /// The same for the service's PASSWORD_VERIFIER: what `srp` holds in the answer to it.
  public Map<String, String> proof(String poolId, Answer challenge, String password, Instant now) {
    return inContractsNames(answer(poolId, parameters(challenge), password, now));
  }

  /// The parameters of the service's challenge under Cognito's names.
  public static Map<String, String> parameters(Answer challenge) {
    var parameters = challenge.json().at("/challenge/parameters");
    return Map.of(
        "SRP_B", parameters.path("srpB").asText(),
        "SALT", parameters.path("salt").asText(),
        "SECRET_BLOCK", parameters.path("secretBlock").asText(),
        "USER_ID_FOR_SRP", parameters.path("userIdForSrp").asText());
  }

  /// An answer under the contract's names.
  public static Map<String, String> inContractsNames(Map<String, String> answer) {
    return Map.of(
        "signature", answer.get("PASSWORD_CLAIM_SIGNATURE"),
        "secretBlock", answer.get("PASSWORD_CLAIM_SECRET_BLOCK"),
        "timestamp", answer.get("TIMESTAMP"));
  }

  /// The answer to DEVICE_PASSWORD_VERIFIER, but for `USERNAME`.
  public Map<String, String> deviceAnswer(
      String groupKey, String key, Map<String, String> parameters, String password, Instant now) {
    var answer = prove(groupKey + key, parameters, password, timestamp(now));
    answer.put("DEVICE_KEY", key);
    return answer;
  }

  /// What both answers share, for a time written by hand.
  public Map<String, String> prove(
      String identity, Map<String, String> parameters, String password, String timestamp) {
    String block = parameters.get("SECRET_BLOCK");
    byte[] signature =
        hmac(
            sharedKey(identity, parameters, password),
            utf8(identity),
            Base64.getDecoder().decode(block),
            utf8(timestamp));
    var answer = new HashMap<String, String>();
    answer.put("PASSWORD_CLAIM_SECRET_BLOCK", block);
    answer.put("PASSWORD_CLAIM_SIGNATURE", Base64.getEncoder().encodeToString(signature));
    answer.put("TIMESTAMP", timestamp);
    return answer;
  }

  /// What ConfirmDevice stores of a device's password: v = g^x mod N, in Base64.
  public static String deviceVerifier(
      String groupKey, String key, String password, BigInteger salt) {
    var verifier = G.modPow(x(salt, groupKey + key, password), N);
    return Base64.getEncoder().encodeToString(verifier.toByteArray());
  }

  private byte[] sharedKey(String identity, Map<String, String> parameters, String password) {
    var publicB = new BigInteger(parameters.get("SRP_B"), 16);
    var x = x(new BigInteger(parameters.get("SALT"), 16), identity, password);
    var u = number(sha256(publicA.toByteArray(), publicB.toByteArray()));
    var k = number(sha256(N.toByteArray(), G.toByteArray()));
    var s = publicB.subtract(k.multiply(G.modPow(x, N))).modPow(a.add(u.multiply(x)), N);
    byte[] extracted = hmac(u.toByteArray(), s.toByteArray());
    return Arrays.copyOf(hmac(extracted, utf8("Caldera Derived Key\u0001")), 16);
  }

  private static BigInteger x(BigInteger salt, String identity, String password) {
    return number(sha256(salt.toByteArray(), sha256(utf8(identity + ":" + password))));
  }

  private static BigInteger number(byte[] bytes) {
    return new BigInteger(1, bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
