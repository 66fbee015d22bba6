package io.poolgate.localpool;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sign-ins that wait for the answer to a challenge, each under a session good for one right
/// answer. Used and expired ones are remembered for an hour, to be told from made-up ones.
final class ChallengeSessions {
  private static final Duration REMEMBERED = Duration.ofHours(1);

  /// A sign-in that waits.
  record Waiting(String sub, String clientId, String challenge, Instant since) {}

  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;
  private final Duration validity;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final Map<String, Instant> used = new LinkedHashMap<>();

  ChallengeSessions(InstantSource clock, Duration validity) {
    this.clock = clock;
    this.validity = validity;
  }

  synchronized String open(User user, AppClient client, String challenge) {
    var now = clock.instant();
    waiting.values().removeIf(old -> old.since().plus(REMEMBERED).isBefore(now));
    used.values().removeIf(since -> since.plus(REMEMBERED).isBefore(now));
    byte[] id = new byte[192];
    random.nextBytes(id);
    String session = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    waiting.put(session, new Waiting(user.sub(), client.id(), challenge, now));
    return session;
  }

  /// The sign-in behind a session, which stays open: a wrong answer may be corrected.
  synchronized Waiting peek(String session, AppClient client, String challenge) {
    if (used.containsKey(session)) {
      throw PoolException.notAuthorized(
          "Invalid session for the user, session can only be used once.");
    }
    @Nullable Waiting found = waiting.get(session);
    if (found == null
        || !found.clientId().equals(client.id())
        || !found.challenge().equals(challenge)) {
      throw PoolException.notAuthorized("Invalid session for the user.");
    }
    if (!clock.instant().isBefore(found.since().plus(validity))) {
      throw PoolException.notAuthorized("Invalid session for the user, session is expired.");
    }
    return found;
  }

  /// Uses a session up; of two right answers at once, one wins.
  synchronized void use(String session, AppClient client, String challenge) {
    var found = peek(session, client, challenge);
    waiting.remove(session);
    used.put(session, found.since());
  }
}
