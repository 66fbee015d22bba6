package io.poolgate.localpool.message;

import java.time.Duration;
import java.util.Locale;

/// Why the pool sends a message, and how long its code is valid.
public enum MessagePurpose {
  SIGN_UP(Duration.ofHours(24)),
  /// A one-time code, as a first or a second factor; it lives as long as its session.
  SIGN_IN(Duration.ofMinutes(3)),
  PASSWORD_RESET(Duration.ofHours(1)),
  /// To prove a new address or number.
  ATTRIBUTE(Duration.ofHours(24)),
  /// The code is a temporary password.
  INVITATION(Duration.ofDays(7));

  private final Duration validity;

  MessagePurpose(Duration validity) {
    this.validity = validity;
  }

  Duration validity() {
    return validity;
  }

  /// As the mailbox spells it: `sign-up`.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
