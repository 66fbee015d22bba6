package io.poolgate.localpool.passkey;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.nimbusds.jose.util.Base64URL;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.RegistrationData;
import io.poolgate.localpool.wire.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A user's passkey.
///
/// @param id the credential's id, in Base64url
/// @param attachment `platform` or `cross-platform`; empty where the browser did not say
/// @param transports how the authenticator can be reached
/// @param credential its public key, and what else is known about it
public record Passkey(
    String id,
    String relyingPartyId,
    String attachment,
    List<String> transports,
    CredentialRecord credential,
    Instant created) {

  /// The passkey that a registration has made.
  static Passkey of(
      RegistrationData made, String relyingPartyId, String attachment, Instant created) {
    var attestation = requireNonNull(made.getAttestationObject());
    var attested = requireNonNull(attestation.getAuthenticatorData().getAttestedCredentialData());
    Set<AuthenticatorTransport> transports = requireNonNullElse(made.getTransports(), Set.of());
    return new Passkey(
        Base64URL.encode(attested.getCredentialId()).toString(),
        relyingPartyId,
        attachment,
        transports.stream().map(AuthenticatorTransport::getValue).sorted().toList(),
        new CredentialRecordImpl(
            attestation, made.getCollectedClientData(), made.getClientExtensions(), transports),
        created);
  }

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
