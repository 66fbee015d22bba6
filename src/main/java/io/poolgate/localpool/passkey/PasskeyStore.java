package io.poolgate.localpool.passkey;

import io.poolgate.localpool.secret.RandomTexts;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.PoolException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The passkeys of the pool's users, and their open registrations: one for each user.
public final class PasskeyStore {
  /// How long a browser waits for its user.
  public static final Duration TIMEOUT = Duration.ofMinutes(1);

  private static final int CHALLENGE_BYTES = 32;

  private record Registration(String challenge, String clientId, Instant since) {}

  private final RandomTexts random = new RandomTexts();
  private final InstantSource clock;
  private final Duration validity;
  private final Map<String, List<Passkey>> bySub = new HashMap<>();
  private final Map<String, Registration> begun = new HashMap<>();

  public PasskeyStore(InstantSource clock, Duration validity) {
    this.clock = clock;
    this.validity = validity;
  }

  /// A challenge to sign, in Base64url.
  public String challenge() {
    return random.ofBytes(CHALLENGE_BYTES);
  }

  /// Begins a registration and gives its challenge.
  synchronized String begin(User user, String clientId) {
    String challenge = challenge();
    begun.put(user.sub(), new Registration(challenge, clientId, clock.instant()));
    return challenge;
  }

  /// Ends the open registration, whether its credential is right or not.
  synchronized String end(User user, String clientId) {
    @Nullable Registration registration = begun.remove(user.sub());
    if (registration == null || !clock.instant().isBefore(registration.since().plus(validity))) {
      throw challengeNotFound();
    }
    if (!registration.clientId().equals(clientId)) {
      throw new PoolException(
          "WebAuthnClientMismatchException", "The registration was begun at another client.");
    }
    return registration.challenge();
  }

  synchronized void add(User user, Passkey passkey) {
    bySub.computeIfAbsent(user.sub(), sub -> new ArrayList<>()).add(passkey);
  }

  /// The passkeys of a user, the oldest first.
  public synchronized List<Passkey> of(User user) {
    return List.copyOf(bySub.getOrDefault(user.sub(), List.of()));
  }

  synchronized void delete(User user, String id) {
    if (!bySub.getOrDefault(user.sub(), new ArrayList<>()).removeIf(key -> key.id().equals(id))) {
      throw PoolException.notFound("The passkey does not exist.");
    }
  }

  /// Forgets a user who is gone.
  public synchronized void forget(User user) {
    bySub.remove(user.sub());
    begun.remove(user.sub());
  }

  static PoolException challengeNotFound() {
    return new PoolException(
        "WebAuthnChallengeNotFoundException", "There is no registration with that challenge.");
  }
}
