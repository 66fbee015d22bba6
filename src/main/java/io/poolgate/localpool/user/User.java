package io.poolgate.localpool.user;

import com.nimbusds.jose.util.Base64URL;
import io.poolgate.localpool.secret.PasswordVerifier;
import io.poolgate.localpool.wire.PoolException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An account, as it is at one moment.
///
/// @param enabled whether its user may sign in
public record User(
    UserNames names,
    Map<String, String> attributes,
    Set<String> groups,
    UserStatus status,
    boolean enabled,
    UserPassword password,
    MfaSettings mfa,
    UserTimes times) {

  public User {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    groups = Collections.unmodifiableSet(new LinkedHashSet<>(groups));
  }

  /// A new account.
  static User create(
      UserNames names,
      Map<String, String> attributes,
      UserStatus status,
      PasswordVerifier password,
      Instant now) {
    return new User(
        names,
        attributes,
        Set.of(),
        status,
        true,
        new UserPassword(password, now, List.of()),
        MfaSettings.NONE,
        new UserTimes(now, now));
  }

  public String sub() {
    return names.sub();
  }

  public String username() {
    return names.username();
  }

  /// What passkeys call the user, in Base64url.
  public String handle() {
    return Base64URL.encode(sub()).toString();
  }

  public boolean is(UserStatus state) {
    return status == state;
  }

  public void requireEnabled() {
    if (!enabled) {
      throw PoolException.notAuthorized("User is disabled.");
    }
  }

  /// Refuses users who have something to do before they can sign in.
  public void requireReady() {
    if (is(UserStatus.UNCONFIRMED)) {
      throw new PoolException("UserNotConfirmedException", "User is not confirmed.");
    }
    if (is(UserStatus.RESET_REQUIRED)) {
      throw new PoolException(
          "PasswordResetRequiredException", "Password reset required for the user");
    }
  }

  /// Whether the user signs in with the value of that attribute.
  public boolean signsInWith(String attribute) {
    return names.signInName().attribute().filter(attribute::equals).isPresent();
  }

  /// The attributes as the wire lists them, `sub` first.
  public List<Map<String, String>> attributeList() {
    var all = new LinkedHashMap<String, String>();
    all.put("sub", sub());
    all.putAll(attributes);
    return all.entrySet().stream()
        .map(entry -> Map.of("Name", entry.getKey(), "Value", entry.getValue()))
        .toList();
  }

  /// Leaves out everything personal.
  @Override
  public String toString() {
    return "User[sub=" + sub() + ", status=" + status + "]";
  }
}
