package io.poolgate.localpool.message;

import io.poolgate.localpool.secret.Sha256;
import io.poolgate.localpool.user.CodeAddress;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.PoolException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The codes that await their use: one for each user, purpose and address. Each works once, for a
/// limited time and five tries, and proves no address but its own.
public final class Codes {
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final int DIGITS = 6;
  private static final int TRIES = 5;
  private static final int MESSAGES = 20;

  private record Key(String sub, MessagePurpose purpose, CodeAddress address) {}

  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;
  private final Mailbox mailbox;
  private final Map<Key, Slot> slots = new ConcurrentHashMap<>();

  public Codes(InstantSource clock, Mailbox mailbox) {
    this.clock = clock;
    this.mailbox = mailbox;
  }

  /// Sends a new code, which replaces the one before. It does not give the tries of the hour back:
  /// otherwise anyone could guess six digits by asking again and again.
  public void send(User user, MessagePurpose purpose, CodeAddress address) {
    String code = random(DIGITS);
    slot(user, purpose, address).put(code, purpose, clock.instant());
    deliver(user, purpose, address, code);
  }

  /// A code of that many digits.
  public String random(int digits) {
    return random.ints(digits, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
  }

  /// Puts a message in the mailbox.
  public void deliver(User user, MessagePurpose purpose, CodeAddress address, String code) {
    mailbox.add(
        new MailMessage(
            clock.instant(),
            purpose,
            user.names().signInName().text(),
            address.destination(),
            address.medium(),
            code));
  }

  /// Redeems a code, or says what is wrong with it.
  ///
  /// @param use what the right code leads to; where that fails, the code stays valid
  public void redeem(
      User user, MessagePurpose purpose, CodeAddress address, String code, Runnable use) {
    slot(user, purpose, address).redeem(code, purpose, clock.instant(), use);
  }

  /// Forgets a user who is gone.
  public void forget(User user) {
    slots.keySet().removeIf(key -> key.sub().equals(user.sub()));
  }

  private Slot slot(User user, MessagePurpose purpose, CodeAddress address) {
    return slots.computeIfAbsent(new Key(user.sub(), purpose, address), key -> new Slot());
  }

  private static final class Slot {
    private @Nullable String code;
    private Instant expires = Instant.MIN;
    private Instant windowEnds = Instant.MIN;
    private int sent;
    private int wrong;

    private synchronized void put(String next, MessagePurpose purpose, Instant now) {
      startWindow(now);
      if (sent++ >= MESSAGES) {
        throw PoolException.tooMany("LimitExceededException");
      }
      code = next;
      expires = now.plus(purpose.validity());
    }

    private synchronized void redeem(
        String given, MessagePurpose purpose, Instant now, Runnable use) {
      startWindow(now);
      if (wrong >= TRIES) {
        throw PoolException.tooMany(
            purpose == MessagePurpose.SIGN_UP
                ? "TooManyFailedAttemptsException"
                : "LimitExceededException");
      }
      if (code == null || !now.isBefore(expires)) {
        throw PoolException.codeExpired();
      }
      if (!Sha256.same(code, given)) {
        wrong++;
        throw PoolException.codeMismatch();
      }
      use.run();
      code = null;
    }

    private void startWindow(Instant now) {
      if (!now.isBefore(windowEnds)) {
        windowEnds = now.plus(WINDOW);
        sent = 0;
        wrong = 0;
      }
    }
  }
}
