package io.poolgate.localpool.user;

import io.poolgate.localpool.wire.PoolException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The accounts of the pool, in memory. No two share a name, whatever its kind and case.
public final class Users {
  private final InstantSource clock;
  private final Map<String, User> bySub = new ConcurrentHashMap<>();
  private final Map<String, String> subByName = new ConcurrentHashMap<>();

  public Users(InstantSource clock) {
    this.clock = clock;
  }

  /// Adds an account. Of several that claim a name at the same time, exactly one gets it.
  ///
  /// @return whether the name was free
  boolean add(User user) {
    bySub.put(user.sub(), user);
    if (subByName.putIfAbsent(user.names().signInName().key(), user.sub()) != null) {
      bySub.remove(user.sub());
      return false;
    }
    subByName.putIfAbsent(new SignInName(user.username()).key(), user.sub());
    return true;
  }

  public Optional<User> find(String name) {
    return Optional.ofNullable(subByName.get(new SignInName(name).key())).flatMap(this::bySub);
  }

  Optional<User> bySub(String sub) {
    return Optional.ofNullable(bySub.get(sub));
  }

  /// Refuses an address that another user signs in with.
  public void refuseTaken(User user, SignInName name) {
    if (find(name.text()).filter(other -> !other.sub().equals(user.sub())).isPresent()) {
      throw aliasExists(name);
    }
  }

  /// The account with that `sub`.
  ///
  /// @throws PoolException if it is gone
  public User require(String sub) {
    return bySub(sub).orElseThrow(Users::missing);
  }

  /// Removes an account; its names are free again.
  public void remove(User user) {
    if (bySub.remove(user.sub()) == null) {
      throw missing();
    }
    subByName.values().removeIf(user.sub()::equals);
  }

  /// Changes an account in one step, and returns the changed one.
  ///
  /// @throws PoolException if it is gone, or its new name is another user's
  public User update(String sub, Consumer<UserDraft> change) {
    return Optional.ofNullable(bySub.computeIfPresent(sub, (id, user) -> changed(user, change)))
        .orElseThrow(Users::missing);
  }

  private User changed(User user, Consumer<UserDraft> change) {
    var draft = new UserDraft(user, clock.instant());
    change.accept(draft);
    var changed = draft.changed();
    rename(user, changed.names().signInName());
    return changed;
  }

  private void rename(User user, SignInName name) {
    if (name.key().equals(user.names().signInName().key())) {
      return;
    }
    @Nullable String other = subByName.putIfAbsent(name.key(), user.sub());
    if (other != null && !other.equals(user.sub())) {
      throw aliasExists(name);
    }
    subByName.remove(user.names().signInName().key());
  }

  private static PoolException aliasExists(SignInName name) {
    return new PoolException("AliasExistsException", name.taken());
  }

  public static PoolException missing() {
    return PoolException.userNotFound("User does not exist.");
  }
}
