package io.poolgate.signin;

import io.poolgate.problem.FieldError.Reason;
import io.poolgate.problem.ProblemException;
import java.math.BigInteger;
import java.util.regex.Pattern;

/// The client's public value A of SRP. One that cannot be right is refused here, before Cognito
/// counts it against the user.
final class SrpPublicValue {
  /// Hexadecimal digits: 3072 bits, and the zero byte that keeps a number positive.
  static final int LONGEST_VALUE = 770;

  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]+");

  /// The 3072-bit group of RFC 5054, appendix A.
  private static final BigInteger N =
      new BigInteger(
          """
          FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74\
          020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437\
          4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED\
          EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05\
          98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB\
          9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B\
          E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718\
          3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33\
          A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7\
          ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864\
          D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E2\
          08E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF\
          """,
          16);

  private SrpPublicValue() {}

  /// The value, unless it is 0 modulo N: then everybody would know the session key (RFC 5054
  /// §2.5.4).
  ///
  /// @throws ProblemException `invalid_request`
  static String checked(String hexadecimal) {
    if (!HEXADECIMAL.matcher(hexadecimal).matches()
        || new BigInteger(hexadecimal, 16).mod(N).signum() == 0) {
      throw ProblemException.invalidField("srpA", Reason.INVALID_VALUE);
    }
    return hexadecimal;
  }
}
