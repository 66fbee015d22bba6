package io.poolgate.localpool.secret;

import java.math.BigInteger;

/// All that is stored of a password: a salt, and SRP's verifier v = g^x mod N (RFC 5054 §2.4).
///
/// @param exists whether there is a password behind it
public record PasswordVerifier(BigInteger salt, BigInteger verifier, boolean exists) {
  @Override
  public String toString() {
    return "PasswordVerifier[]";
  }
}
