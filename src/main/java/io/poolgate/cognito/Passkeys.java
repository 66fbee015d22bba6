package io.poolgate.cognito;

import io.micronaut.core.annotation.Introspected;
import io.poolgate.cognito.call.CognitoCall;
import io.poolgate.cognito.failure.Operation;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnCredentialDescription;

/// A signed-in user's passkeys (WebAuthn). Every method throws [ProblemException] and nothing else.
@Singleton
public final class Passkeys {
  private final CognitoCall call;

  Passkeys(CognitoCall call) {
    this.call = call;
  }

  /// A passkey that the pool knows.
  ///
  /// @param attachment `platform` or `cross-platform`, where the browser said so
  /// @param transports how the authenticator is reached, such as `usb` or `internal`
  @Introspected
  public record Passkey(
      String credentialId,
      @Nullable String name,
      @Nullable String relyingPartyId,
      @Nullable String attachment,
      List<String> transports,
      @Nullable Instant createdAt) {

    public Passkey {
      transports = List.copyOf(transports);
    }

    private static Passkey of(WebAuthnCredentialDescription description) {
      return new Passkey(
          description.credentialId(),
          description.friendlyCredentialName(),
          description.relyingPartyId(),
          description.authenticatorAttachment(),
          description.authenticatorTransports(),
          description.createdAt());
    }
  }

  /// Some of a user's passkeys.
  ///
  /// @param cursor where the next page begins, if there is one
  @Introspected
  public record Page(List<Passkey> passkeys, @Nullable String cursor) {
    public Page {
      passkeys = List.copyOf(passkeys);
    }
  }

  /// StartWebAuthnRegistration.
  ///
  /// @return WebAuthn's PublicKeyCredentialCreationOptionsJSON, for the browser
  public Map<String, Object> begin(String accessToken) {
    var answer =
        call.plain(
            Operation.START_PASSKEY,
            cognito -> cognito.startWebAuthnRegistration(r -> r.accessToken(accessToken)));
    if (answer.credentialCreationOptions() == null) {
      throw new ProblemException(ProblemCode.UPSTREAM_FAILED)
          .withDiagnosis("StartWebAuthnRegistration answered without options");
    }
    return Documents.toMap(answer.credentialCreationOptions());
  }

  /// CompleteWebAuthnRegistration.
  ///
  /// @param credential WebAuthn's RegistrationResponseJSON, from the browser
  public void complete(String accessToken, Map<String, Object> credential) {
    var document = Documents.of("credential", credential);
    call.plain(
        Operation.COMPLETE_PASSKEY,
        cognito ->
            cognito.completeWebAuthnRegistration(
                r -> r.accessToken(accessToken).credential(document)));
  }

  /// ListWebAuthnCredentials.
  public Page list(String accessToken, int limit, @Nullable String cursor) {
    var answer =
        call.plain(
            Operation.LIST_PASSKEYS,
            cognito ->
                cognito.listWebAuthnCredentials(
                    r -> r.accessToken(accessToken).maxResults(limit).nextToken(cursor)));
    return new Page(answer.credentials().stream().map(Passkey::of).toList(), answer.nextToken());
  }

  /// DeleteWebAuthnCredential.
  public void delete(String accessToken, String credentialId) {
    call.plain(
        Operation.DELETE_PASSKEY,
        cognito ->
            cognito.deleteWebAuthnCredential(
                r -> r.accessToken(accessToken).credentialId(credentialId)));
  }
}
