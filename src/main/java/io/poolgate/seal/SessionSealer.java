package io.poolgate.seal;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import io.micronaut.context.annotation.Context;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Seals what a sign-in must remember between two requests, for the client to carry.
///
/// The server keeps nothing about a sign-in, so that any instance can answer the next request. What
/// it must remember (Cognito's session, the user's names, the challenge) goes to the client as one
/// opaque string: a JWE with a direct key and A256GCM (RFC 7516, RFC 7518 §4.5 and §5.3).
/// Encrypted, because Cognito's session opens the account and the names are personal;
/// authenticated, because a client could otherwise answer for another user. The protected header
/// names the purpose, so a session of a sign-up never opens as that of a challenge; the payload
/// names the app client and an expiry. Only `dir` and A256GCM open, and nothing compressed: a
/// header must not choose a weaker way, or unpack to more memory than arrived. Keys rotate by their
/// order: the first one seals, all of them open. A store in Redis was weighed: it would make a
/// sign-in depend on Redis, and save a few hundred bytes of a request. What can go wrong: a sealed
/// session may be sent twice, until Cognito has used up its own; anyone who has a key can make
/// sessions, so a leaked key must be replaced, and not only be moved down the list.
@Context
public final class SessionSealer {
  private static final Logger LOG = LoggerFactory.getLogger(SessionSealer.class);
  private static final String PURPOSE = "purpose";

  private final SealingKeys keys;
  private final SessionConfiguration configuration;
  private final InstantSource clock;

  SessionSealer(SessionConfiguration configuration, InstantSource clock) {
    this.configuration = configuration;
    this.clock = clock;
    var given = configuration.keys();
    if (given == null || given.isEmpty()) {
      keys = SealingKeys.random();
      LOG.warn(
          "POOLGATE_SESSION_KEYS is not set: sessions sealed here open only here, until a restart");
    } else {
      keys = SealingKeys.parse(given);
    }
  }

  /// When a session that is sealed now expires, to the second.
  public Instant expiry() {
    var end = clock.instant().plus(configuration.validity());
    return Instant.ofEpochSecond(end.getEpochSecond());
  }

  /// The session as an opaque string for the client.
  public String seal(SealedSession session) {
    var header =
        new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
            .keyID(keys.sealingKeyId())
            .customParam(PURPOSE, session.purpose().wireName())
            .build();
    var jwe = new JWEObject(header, new Payload(SessionPayload.write(session)));
    try {
      jwe.encrypt(new DirectEncrypter(keys.sealingKey()));
    } catch (JOSEException e) {
      throw new IllegalStateException("a 256-bit key always seals", e);
    }
    return jwe.serialize();
  }

  /// Opens a session of this app client and one of these purposes.
  ///
  /// @throws ProblemException `challenge_session_invalid` or `challenge_session_expired`
  public SealedSession open(String sealed, String clientId, Purpose... purposes) {
    var session =
        Arrays.stream(purposes)
            .flatMap(purpose -> open(sealed, purpose).stream())
            .findFirst()
            .filter(candidate -> candidate.clientId().equals(clientId))
            .orElseThrow(() -> new ProblemException(ProblemCode.CHALLENGE_SESSION_INVALID));
    if (!clock.instant().isBefore(session.expiresAt())) {
      throw new ProblemException(ProblemCode.CHALLENGE_SESSION_EXPIRED);
    }
    return session;
  }

  private Optional<SealedSession> open(String sealed, Purpose purpose) {
    try {
      var jwe = JWEObject.parse(sealed);
      var header = jwe.getHeader();
      var key = keys.key(header.getKeyID());
      if (key.isEmpty()
          || !JWEAlgorithm.DIR.equals(header.getAlgorithm())
          || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
          // A compressed payload can be far larger than the 16 KiB that arrived.
          || header.getCompressionAlgorithm() != null
          || !purpose.wireName().equals(header.getCustomParam(PURPOSE))) {
        return Optional.empty();
      }
      jwe.decrypt(new DirectDecrypter(key.get()));
      return Optional.ofNullable(jwe.getPayload().toJSONObject())
          .flatMap(payload -> SessionPayload.read(purpose, payload));
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.empty(); // Nimbus: a NullPointerException for a header without enc
    }
  }
}
