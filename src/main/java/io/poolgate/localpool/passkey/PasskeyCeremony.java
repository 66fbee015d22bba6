package io.poolgate.localpool.passkey;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.util.Base64URL;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import io.poolgate.localpool.secret.Sha256;
import io.poolgate.localpool.settings.RelyingParty;
import io.poolgate.localpool.wire.Json;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.PoolException;
import io.poolgate.localpool.wire.Shape;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Verifies what authenticators answer (Web Authentication, level 2, §7.1 and §7.2).
public final class PasskeyCeremony {
  private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
      List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256);
  private static final boolean USER_VERIFICATION_REQUIRED = false;
  private static final boolean USER_PRESENCE_REQUIRED = true;

  private final RelyingParty party;
  private final InstantSource clock;
  private @Nullable WebAuthnManager webAuthn;

  public PasskeyCeremony(RelyingParty party, InstantSource clock) {
    this.party = party;
    this.clock = clock;
  }

  /// The key algorithms that it accepts, by their COSE numbers.
  static List<Long> algorithms() {
    return ALGORITHMS.stream().map(COSEAlgorithmIdentifier::getValue).toList();
  }

  /// The passkey that a registration has made, or the reason why it is refused.
  ///
  /// @param credential the browser's RegistrationResponseJSON
  /// @param attachment what the browser says about the authenticator
  Passkey register(String credential, String challenge, String attachment) {
    var parameters =
        new RegistrationParameters(
            expected(challenge),
            ALGORITHMS.stream()
                .map(
                    id -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, id))
                .toList(),
            USER_VERIFICATION_REQUIRED,
            USER_PRESENCE_REQUIRED);
    try {
      var made = webAuthn().verifyRegistrationResponseJSON(credential, parameters);
      return Passkey.of(made, party.id(), attachment, clock.instant());
    } catch (BadOriginException | CrossOriginException refused) {
      throw new PoolException(
          "WebAuthnOriginNotAllowedException", "The origin is not one of the relying party's.");
    } catch (BadRpIdException refused) {
      throw new PoolException(
          "WebAuthnRelyingPartyMismatchException", "The credential is for another relying party.");
    } catch (BadChallengeException refused) {
      throw PasskeyStore.challengeNotFound();
    } catch (RuntimeException refused) {
      // Anything else that is wrong: webauthn4j throws many kinds, not all of them its own.
      throw new PoolException(
          "WebAuthnCredentialNotSupportedException", "The credential is not supported.");
    }
  }

  /// Whether one of these passkeys has signed a challenge, and all else is right.
  ///
  /// @param credential the browser's AuthenticationResponseJSON
  /// @param userHandle what registrations called the user
  public boolean verifies(
      String credential, String challenge, List<Passkey> passkeys, String userHandle) {
    try {
      var json = new Parameters(Json.read(Sha256.utf8(credential)));
      String id = json.required("id", Shape.ANY);
      // Authenticators may leave it out where the request named the credential.
      Optional<String> handle =
          json.object("response").flatMap(r -> r.optional("userHandle", Shape.ANY));
      Optional<Passkey> named =
          passkeys.stream()
              .filter(passkey -> passkey.id().equals(id))
              .filter(passkey -> handle.isEmpty() || handle.get().equals(userHandle))
              .findFirst();
      named.ifPresent(passkey -> verify(credential, challenge, passkey));
      return named.isPresent();
    } catch (RuntimeException refused) {
      return false;
    }
  }

  /// Keeps the signature counter, which gives a copied authenticator away (§7.2, step 21).
  private void verify(String credential, String challenge, Passkey passkey) {
    var known = passkey.credential();
    synchronized (known) {
      var parameters =
          new AuthenticationParameters(
              expected(challenge),
              known,
              List.of(Base64URL.from(passkey.id()).decode()),
              USER_VERIFICATION_REQUIRED,
              USER_PRESENCE_REQUIRED);
      var data = webAuthn().verifyAuthenticationResponseJSON(credential, parameters);
      known.setCounter(requireNonNull(data.getAuthenticatorData()).getSignCount());
    }
  }

  /// Creates it when first needed: that takes a second, and most pools see no passkey.
  private synchronized WebAuthnManager webAuthn() {
    if (webAuthn == null) {
      webAuthn = WebAuthnManager.createNonStrictWebAuthnManager();
    }
    return webAuthn;
  }

  private ServerProperty expected(String challenge) {
    return ServerProperty.builder()
        .originPredicate(origin -> party.accepts(origin.toString()))
        .rpId(party.id())
        .challenge(new DefaultChallenge(challenge))
        .build();
  }
}
