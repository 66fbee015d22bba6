package io.poolgate.localpool.passkey;

import com.webauthn4j.credential.CredentialRecord;
import io.poolgate.localpool.wire.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A user's passkey.
///
/// @param id the credential's id, in Base64url
/// @param attachment `platform` or `cross-platform`, or nothing where the browser did not say
/// @param transports how the authenticator can be reached
/// @param credential its public key, and what is known of it
public record Passkey(
    String id,
    String relyingPartyId,
    String attachment,
    List<String> transports,
    CredentialRecord credential,
    Instant created) {

  /// WebAuthn's PublicKeyCredentialDescriptor.
  public Map<String, Object> descriptor() {
    return Map.of("type", "public-key", "id", id, "transports", transports);
  }

  /// Cognito's `WebAuthnCredentialDescription`.
  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("CredentialId", id);
    json.put("FriendlyCredentialName", "Passkey of " + created);
    json.put("RelyingPartyId", relyingPartyId);
    if (!attachment.isEmpty()) {
      json.put("AuthenticatorAttachment", attachment);
    }
    json.put("AuthenticatorTransports", transports);
    json.put("CreatedAt", Json.seconds(created));
    return json;
  }

  /// Leaves the key out.
  @Override
  public String toString() {
    return "Passkey[]";
  }
}
