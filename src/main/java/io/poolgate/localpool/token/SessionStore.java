package io.poolgate.localpool.token;

import io.poolgate.localpool.secret.RandomTexts;
import io.poolgate.localpool.wire.PoolException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What waits for a client's next call, each under a session that takes one right answer. It
/// remembers used and expired sessions for an hour, to tell them from made-up ones.
public final class SessionStore<T> {
  private static final int BYTES = 192;
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private static final class Waiting<T> {
    private final ReentrantLock turn = new ReentrantLock();
    private final T content;
    private final Instant since;
    private volatile boolean used;

    private Waiting(T content, Instant since) {
      this.content = content;
      this.since = since;
    }
  }

  private final RandomTexts random = new RandomTexts();
  private final InstantSource clock;
  private final Duration validity;
  private final Map<String, Waiting<T>> waiting = new LinkedHashMap<>();

  public SessionStore(InstantSource clock, Duration validity) {
    this.clock = clock;
    this.validity = validity;
  }

  public String open(T content) {
    String session = random.ofBytes(BYTES);
    open(session, content);
    return session;
  }

  /// Opens a session of that name, which has to be a secret as long as ours.
  public synchronized void open(String session, T content) {
    var now = clock.instant();
    waiting.values().removeIf(old -> old.since.plus(REMEMBERED).isBefore(now));
    waiting.put(session, new Waiting<>(content, now));
  }

  /// What waits under a session.
  ///
  /// @throws PoolException if the session is used, expired or made up
  public T peek(String session) {
    return find(session).content;
  }

  /// Uses a session up, unless the answer fails: users may correct a wrong one. It judges the
  /// answers to one session one after another, so that of two right ones at once one wins.
  public <R> R use(String session, Function<T, R> answer) {
    var found = find(session);
    found.turn.lock();
    try {
      refuseUsed(found);
      R result = answer.apply(found.content);
      found.used = true;
      return result;
    } catch (PoolException wrong) {
      found.used |= wrong.endsSession();
      throw wrong;
    } finally {
      found.turn.unlock();
    }
  }

  private Waiting<T> find(String session) {
    @Nullable Waiting<T> found;
    synchronized (this) {
      found = waiting.get(session);
    }
    if (found == null) {
      throw PoolException.invalidSession();
    }
    refuseUsed(found);
    if (!clock.instant().isBefore(found.since.plus(validity))) {
      throw PoolException.notAuthorized("Invalid session for the user, session is expired.");
    }
    return found;
  }

  private void refuseUsed(Waiting<T> found) {
    if (found.used) {
      throw PoolException.notAuthorized(
          "Invalid session for the user, session can only be used once.");
    }
  }
}
