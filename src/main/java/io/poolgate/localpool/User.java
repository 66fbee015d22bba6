package io.poolgate.localpool;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An account, as it is at one moment.
///
/// @param sub its id, for ever
/// @param username Cognito's name of it: the `sub` where an email address or a phone number was
///   given
/// @param signInName the name as it was given
/// @param passwordSince when the password was set; a temporary one expires
record User(
    String sub,
    String username,
    SignInName signInName,
    Map<String, String> attributes,
    Set<String> groups,
    UserStatus status,
    PasswordVerifier password,
    Instant passwordSince,
    Instant created,
    Instant modified) {

  User {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    groups = Collections.unmodifiableSet(new LinkedHashSet<>(groups));
  }

  User withStatus(UserStatus next, Instant now) {
    return new User(
        sub, username, signInName, attributes, groups, next, password, passwordSince, created, now);
  }

  User withPassword(PasswordVerifier next, UserStatus state, Instant now) {
    return new User(sub, username, signInName, attributes, groups, state, next, now, created, now);
  }

  User withAttributes(Map<String, String> changes, Instant now) {
    var all = new LinkedHashMap<>(attributes);
    all.putAll(changes);
    return new User(
        sub, username, signInName, all, groups, status, password, passwordSince, created, now);
  }

  /// With the address that it signs in with as a verified one, as after a right code.
  User withVerifiedName() {
    return signInName
        .attribute()
        .map(attribute -> withAttributes(Map.of(attribute + "_verified", "true"), modified))
        .orElse(this);
  }

  User inGroups(Collection<String> more, Instant now) {
    var all = new LinkedHashSet<>(groups);
    all.addAll(more);
    return new User(
        sub, username, signInName, attributes, all, status, password, passwordSince, created, now);
  }

  boolean is(UserStatus state) {
    return status == state;
  }

  /// Both names that a SECRET_HASH may have been made with.
  Set<String> names() {
    return new LinkedHashSet<>(List.of(username, signInName.text()));
  }

  /// The attributes as the wire lists them, `sub` first.
  List<Map<String, String>> attributeList() {
    var all = new LinkedHashMap<String, String>();
    all.put("sub", sub);
    all.putAll(attributes);
    return all.entrySet().stream()
        .map(entry -> Map.of("Name", entry.getKey(), "Value", entry.getValue()))
        .toList();
  }

  /// Leaves out everything personal.
  @Override
  public String toString() {
    return "User[sub=" + sub + ", status=" + status + "]";
  }
}
