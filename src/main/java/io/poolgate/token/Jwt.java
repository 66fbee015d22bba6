package io.poolgate.token;

import java.util.Map;

/// A token taken apart, and nothing about it believed yet.
///
/// @param signed the bytes under the signature, as received (RFC 7515 §5.2)
@SuppressWarnings("ArrayRecordComponent") // never compared, and gone with the request
record Jwt(
    Map<String, Object> header, Map<String, Object> claims, byte[] signed, byte[] signature) {

  @Override
  public String toString() {
    return "Jwt[…]"; // a bearer token is a credential
  }
}
