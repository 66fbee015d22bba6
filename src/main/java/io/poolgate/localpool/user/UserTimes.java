package io.poolgate.localpool.user;

import java.time.Instant;

/// When an account was opened, and when it last changed.
public record UserTimes(Instant created, Instant modified) {

  UserTimes modifiedAt(Instant now) {
    return new UserTimes(created, now);
  }
}
