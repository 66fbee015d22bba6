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
/// @param sub its id, for ever
/// @param username Cognito's name of it: the `sub` where an email address or a phone number was
///   given
/// @param signInName the name as it was given
/// @param enabled whether it may be signed in to
/// @param passwordSince when the password was set; a temporary one expires
/// @param formerPasswords those before it, the newest first
public record User(
    String sub,
    String username,
    SignInName signInName,
    Map<String, String> attributes,
    Set<String> groups,
    UserStatus status,
    boolean enabled,
    PasswordVerifier password,
    Instant passwordSince,
    List<PasswordVerifier> formerPasswords,
    MfaSettings mfa,
    Instant created,
    Instant modified) {

  public User {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    groups = Collections.unmodifiableSet(new LinkedHashSet<>(groups));
    formerPasswords = List.copyOf(formerPasswords);
  }

  /// A new account.
  static User create(
      String sub,
      String username,
      SignInName name,
      Map<String, String> attributes,
      UserStatus status,
      PasswordVerifier password,
      Instant now) {
    return new User(
        sub,
        username,
        name,
        attributes,
        Set.of(),
        status,
        true,
        password,
        now,
        List.of(),
        MfaSettings.NONE,
        now,
        now);
  }

  /// What passkeys call it, in Base64url.
  public String handle() {
    return Base64URL.encode(sub).toString();
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

  /// Whether it is called that; case does not count.
  public boolean isNamed(String name) {
    String key = new SignInName(name).key();
    return names().stream().anyMatch(own -> new SignInName(own).key().equals(key));
  }

  /// Whether that attribute is the name he signs in with.
  public boolean signsInWith(String attribute) {
    return signInName.attribute().filter(attribute::equals).isPresent();
  }

  /// Both names that a SECRET_HASH may have been made with.
  public Set<String> names() {
    return new LinkedHashSet<>(List.of(username, signInName.text()));
  }

  /// The attributes as the wire lists them, `sub` first.
  public List<Map<String, String>> attributeList() {
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
