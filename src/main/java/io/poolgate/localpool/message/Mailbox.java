package io.poolgate.localpool.message;

import io.poolgate.localpool.user.SignInName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;

/// Where the pool's messages go instead of a provider. It keeps the newest 1,000.
public final class Mailbox {
  private static final int KEPT = 1000;

  private final Deque<MailMessage> messages = new ArrayDeque<>();

  public Mailbox() {}

  /// All messages, newest first.
  public synchronized List<MailMessage> messages() {
    return List.copyOf(messages);
  }

  /// The messages to one user, newest first; case does not count.
  public List<MailMessage> messages(String username) {
    String key = new SignInName(username).key();
    return messages().stream()
        .filter(message -> new SignInName(message.username()).key().equals(key))
        .toList();
  }

  /// The code last sent to a user.
  ///
  /// @throws NoSuchElementException if there is none
  public String latestCode(String username) {
    return messages(username).stream()
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no message for this user"))
        .code();
  }

  public synchronized void clear() {
    messages.clear();
  }

  synchronized void add(MailMessage message) {
    if (messages.size() == KEPT) {
      messages.removeLast();
    }
    messages.addFirst(message);
  }
}
