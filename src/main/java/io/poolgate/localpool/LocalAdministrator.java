package io.poolgate.localpool;

import static io.poolgate.localpool.user.UserStatus.CONFIRMED;
import static io.poolgate.localpool.user.UserStatus.RESET_REQUIRED;

import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.user.CodeAddress;
import io.poolgate.localpool.user.SignInName;
import io.poolgate.localpool.user.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the callers of [LocalUserPool] do to its users, with no call over the wire.
final class LocalAdministrator {
  private final PoolState pool;

  LocalAdministrator(PoolState pool) {
    this.pool = pool;
  }

  LocalUser createUser(String username, String password, List<String> groups) {
    var directory = pool.directory();
    var user =
        directory
            .accounts()
            .open(new SignInName(username), Optional.of(password), Map.of(), CONFIRMED);
    groups.forEach(directory.groups()::create);
    directory
        .users()
        .update(
            user.sub(),
            draft -> {
              draft.joining(groups);
              CodeAddress.to(user).ifPresent(draft::verified);
            });
    return new LocalUser(user.sub(), user.username());
  }

  void requirePasswordReset(String username) {
    pool.directory().users().update(find(username).sub(), draft -> draft.status(RESET_REQUIRED));
  }

  void disableUser(String username) {
    pool.disable(find(username));
  }

  private User find(String username) {
    return pool.directory().users().find(username).orElseThrow();
  }
}
