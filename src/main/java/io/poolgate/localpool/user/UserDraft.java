package io.poolgate.localpool.user;

import io.poolgate.localpool.secret.PasswordVerifier;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Collects what is to change in an account; all of it then changes in one step.
public final class UserDraft {
  private final User old;
  private final Instant now;
  private final Map<String, String> attributes;
  private final Set<String> groups;
  private UserNames names;
  private UserStatus status;
  private boolean enabled;
  private UserPassword password;
  private MfaSettings mfa;

  UserDraft(User old, Instant now) {
    this.old = old;
    this.now = now;
    attributes = new LinkedHashMap<>(old.attributes());
    groups = new LinkedHashSet<>(old.groups());
    names = old.names();
    status = old.status();
    enabled = old.enabled();
    password = old.password();
    mfa = old.mfa();
  }

  public UserDraft status(UserStatus value) {
    status = value;
    return this;
  }

  public UserDraft enabled(boolean value) {
    enabled = value;
    return this;
  }

  UserDraft password(PasswordVerifier value) {
    password = password.replacedBy(value, now);
    return this;
  }

  /// Writes attributes as their user does. An address that changes is no longer verified; an empty
  /// value removes the attribute.
  public UserDraft attributes(Map<String, String> values) {
    values.forEach((name, value) -> {
      if (value.isEmpty()) {
        remove(name);
      } else if (!value.equals(attributes.put(name, value))
          && Attributes.VERIFIABLE.contains(name)) {
        attributes.put(verifiedFlag(name), "false");
      }
    });
    return this;
  }

  public UserDraft without(Collection<String> removed) {
    removed.forEach(this::remove);
    return this;
  }

  private void remove(String name) {
    attributes.remove(name);
    attributes.remove(verifiedFlag(name));
  }

  /// Marks an address as the user's own after a right code, if it is still the one that the code
  /// went to. Users who sign in with an address of its kind sign in with this one from now on.
  public UserDraft verified(CodeAddress proved) {
    String attribute = proved.attribute();
    if (proved.destination().equals(attributes.get(attribute))) {
      attributes.put(verifiedFlag(attribute), "true");
      if (old.signsInWith(attribute)) {
        names = names.withSignInName(new SignInName(proved.destination()));
      }
    }
    return this;
  }

  private static String verifiedFlag(String attribute) {
    return attribute + "_verified";
  }

  public UserDraft joining(Collection<String> joined) {
    groups.addAll(joined);
    return this;
  }

  public UserDraft mfa(MfaSettings value) {
    mfa = value;
    return this;
  }

  User changed() {
    return new User(
        names, attributes, groups, status, enabled, password, mfa, old.times().modifiedAt(now));
  }
}
