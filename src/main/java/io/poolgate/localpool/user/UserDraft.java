package io.poolgate.localpool.user;

import io.poolgate.localpool.secret.PasswordVerifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is to change of an account, collected first and then done in one step.
public final class UserDraft {
  /// As far as Cognito's password history can reach back.
  private static final int FORMER_PASSWORDS = 24;

  private final User old;
  private final Map<String, String> attributes;
  private final Set<String> groups;
  private final List<PasswordVerifier> formerPasswords;
  private SignInName signInName;
  private UserStatus status;
  private boolean enabled;
  private PasswordVerifier password;
  private boolean passwordIsNew;
  private MfaSettings mfa;

  UserDraft(User old) {
    this.old = old;
    attributes = new LinkedHashMap<>(old.attributes());
    groups = new LinkedHashSet<>(old.groups());
    formerPasswords = new ArrayList<>(old.formerPasswords());
    signInName = old.signInName();
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
    formerPasswords.addFirst(password);
    password = value;
    passwordIsNew = true;
    return this;
  }

  /// Writes attributes as their user does: an address that changes is no longer a verified one, and
  /// an empty value takes the attribute away.
  public UserDraft attributes(Map<String, String> values) {
    values.forEach((name, value) -> {
      if (value.isEmpty()) {
        remove(name);
      } else if (!value.equals(attributes.put(name, value))
          && Attributes.VERIFIABLE.contains(name)) {
        attributes.put(verdict(name), "false");
      }
    });
    return this;
  }

  public UserDraft without(Collection<String> names) {
    names.forEach(this::remove);
    return this;
  }

  private void remove(String name) {
    attributes.remove(name);
    attributes.remove(verdict(name));
  }

  /// Takes an address for the user's own, as after a right code, if it is still the one that the
  /// code went to. From then on he signs in with it, if he signs in with one of its kind.
  public UserDraft verified(CodeAddress proved) {
    String attribute = proved.attribute();
    if (proved.destination().equals(attributes.get(attribute))) {
      attributes.put(verdict(attribute), "true");
      if (old.signsInWith(attribute)) {
        signInName = new SignInName(proved.destination());
      }
    }
    return this;
  }

  private static String verdict(String attribute) {
    return attribute + "_verified";
  }

  public UserDraft joining(Collection<String> names) {
    groups.addAll(names);
    return this;
  }

  public UserDraft mfa(MfaSettings value) {
    mfa = value;
    return this;
  }

  User at(Instant now) {
    return new User(
        old.sub(),
        old.username(),
        signInName,
        attributes,
        groups,
        status,
        enabled,
        password,
        passwordIsNew ? now : old.passwordSince(),
        formerPasswords.stream().limit(FORMER_PASSWORDS).toList(),
        mfa,
        old.created(),
        now);
  }
}
