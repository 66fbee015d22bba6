package io.poolgate.token;

import java.util.Map;

/// The parts of a token. Nothing in them is believed yet.
///
/// @param signed the bytes under the signature, as received (RFC 7515 §5.2)
@SuppressWarnings("ArrayRecordComponent") // never compared, and gone with the request
record Jwt(
    Map<String, Object> header, Map<String, Object> claims, byte[] signed, byte[] signature) {

  /// `kid`; [HeaderCheck] has made sure that it is there.
  String keyId() {
    return header.get("kid") instanceof String id ? id : "";
  }

  @Override
  public String toString() {
    return "Jwt[…]"; // a bearer token is a credential
  }
}
