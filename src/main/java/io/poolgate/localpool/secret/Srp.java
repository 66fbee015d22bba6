package io.poolgate.localpool.secret;

import java.math.BigInteger;
import java.util.Arrays;

/// SRP-6a as Cognito defines it, in RFC 5054's 3072-bit group. It hashes numbers as
/// [BigInteger#toByteArray()] writes them: with a zero byte in front where the first bit is set.
public final class Srp {
  public static final BigInteger N =
      new BigInteger(
          """
          FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74
          020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437
          4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED
          EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05
          98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB
          9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B
          E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718
          3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33
          A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7
          ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864
          D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E2
          08E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF
          """
              .replaceAll("\\s", ""),
          16);
  static final BigInteger G = BigInteger.TWO;

  private static final BigInteger K = hash(N, G);

  private Srp() {}

  /// x = H(salt ‖ H(identity ‖ ":" ‖ password)), v = g^x mod N.
  ///
  /// @param identity the pool's name and the user's, or a device's group key and key, in one
  public static BigInteger verifier(BigInteger salt, String identity, String password) {
    byte[] inner = Sha256.hash(Sha256.utf8(identity + ":" + password));
    return G.modPow(new BigInteger(1, Sha256.hash(salt.toByteArray(), inner)), N);
  }

  /// B = k·v + g^b mod N.
  public static BigInteger serverPublic(BigInteger verifier, BigInteger serverSecret) {
    return K.multiply(verifier).add(G.modPow(serverSecret, N)).mod(N);
  }

  /// The key that both sides share, from S = (A·v^u)^b mod N.
  public static byte[] sharedKey(
      BigInteger clientPublic,
      BigInteger serverPublic,
      BigInteger serverSecret,
      BigInteger verifier) {
    var u = hash(clientPublic, serverPublic);
    var s = clientPublic.multiply(verifier.modPow(u, N)).modPow(serverSecret, N);
    byte[] extracted = Sha256.hmac(u.toByteArray(), s.toByteArray());
    byte[] expanded = Sha256.hmac(extracted, Sha256.utf8("Caldera Derived Key"), new byte[] {1});
    return Arrays.copyOf(expanded, 16);
  }

  private static BigInteger hash(BigInteger first, BigInteger second) {
    return new BigInteger(1, Sha256.hash(first.toByteArray(), second.toByteArray()));
  }
}
