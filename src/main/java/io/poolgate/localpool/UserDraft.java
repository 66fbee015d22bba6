package io.poolgate.localpool;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What is to change of an account, collected first and then done in one step.
final class UserDraft {
  private final User old;
  private final Map<String, String> attributes;
  private final Set<String> groups;
  private UserStatus status;
  private boolean enabled;
  private PasswordVerifier password;
  private boolean passwordIsNew;
  private MfaSettings mfa;

  UserDraft(User old) {
    this.old = old;
    attributes = new LinkedHashMap<>(old.attributes());
    groups = new LinkedHashSet<>(old.groups());
    status = old.status();
    enabled = old.enabled();
    password = old.password();
    mfa = old.mfa();
  }

  UserDraft status(UserStatus value) {
    status = value;
    return this;
  }

  UserDraft enabled(boolean value) {
    enabled = value;
    return this;
  }

  UserDraft password(PasswordVerifier value) {
    password = value;
    passwordIsNew = true;
    return this;
  }

  /// Adds attributes, or gives those that are there another value.
  UserDraft attributes(Map<String, String> values) {
    attributes.putAll(values);
    return this;
  }

  /// Takes an address for the user's own, as after a right code.
  UserDraft verified(String attribute) {
    attributes.put(attribute + "_verified", "true");
    return this;
  }

  UserDraft joining(Collection<String> names) {
    groups.addAll(names);
    return this;
  }

  UserDraft mfa(MfaSettings value) {
    mfa = value;
    return this;
  }

  User at(Instant now) {
    return new User(
        old.sub(),
        old.username(),
        old.signInName(),
        attributes,
        groups,
        status,
        enabled,
        password,
        passwordIsNew ? now : old.passwordSince(),
        mfa,
        old.created(),
        now);
  }
}
