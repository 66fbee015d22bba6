package io.poolgate.localpool.user;

import io.poolgate.localpool.wire.PoolException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What may be written into a user's attributes. The local pool has no schema of its own: it knows
/// the standard attributes, and takes every `custom:` one.
public final class Attributes {
  private static final Set<String> STANDARD =
      Set.of(
          "address",
          "birthdate",
          "email",
          "family_name",
          "gender",
          "given_name",
          "locale",
          "middle_name",
          "name",
          "nickname",
          "phone_number",
          "picture",
          "preferred_username",
          "profile",
          "updated_at",
          "website",
          "zoneinfo");

  /// Those that a code can be sent to.
  public static final Set<String> VERIFIABLE = Set.of("email", "phone_number");

  private static final Set<String> VERIFIED_FLAGS =
      Set.of("email_verified", "phone_number_verified");

  private Attributes() {}

  /// What users write about themselves: never that an address of theirs is verified.
  public static Map<String, String> ofUser(Map<String, String> given) {
    given.keySet().forEach(Attributes::refuseUnauthorized);
    return ofAdministrator(given);
  }

  /// What users write into an existing account: it can't lose the name that they sign in with.
  public static Map<String, String> ofUser(User user, Map<String, String> given) {
    ofUser(given)
        .forEach((name, value) -> {
          if (value.isEmpty()) {
            refuseRequired(user, name);
          }
        });
    return given;
  }

  /// What users remove from their account.
  public static List<String> removed(User user, List<String> names) {
    for (String name : names) {
      refuseRequired(user, name);
      refuseUnauthorized(name);
      refuseUnknown(name);
    }
    return names;
  }

  public static Map<String, String> ofAdministrator(Map<String, String> given) {
    given.forEach(Attributes::check);
    return given;
  }

  /// A new user's attributes: an address that they sign in with is one of them.
  static Map<String, String> withName(SignInName name, Map<String, String> given) {
    Map<String, String> all = new LinkedHashMap<>(given);
    name.attribute()
        .ifPresent(attribute -> {
          String other = all.putIfAbsent(attribute, name.text());
          if (other != null && !new SignInName(other).key().equals(name.key())) {
            throw PoolException.invalidParameter(
                "The user name and the attribute " + attribute + " are not the same.");
          }
        });
    return all;
  }

  private static void refuseUnauthorized(String name) {
    if (VERIFIED_FLAGS.contains(name) || name.equals("sub") || name.equals("identities")) {
      throw PoolException.notAuthorized("A client attempted to write unauthorized attribute");
    }
  }

  private static void refuseRequired(User user, String name) {
    if (name.equals("sub") || user.signsInWith(name)) {
      throw nonconforming(name + ": The attribute is required");
    }
  }

  private static void refuseUnknown(String name) {
    if (!STANDARD.contains(name) && !VERIFIED_FLAGS.contains(name) && !name.startsWith("custom:")) {
      throw nonconforming("Type for attribute {" + name + "} could not be determined");
    }
  }

  private static PoolException nonconforming(String why) {
    return PoolException.invalidParameter("Attributes did not conform to the schema: " + why);
  }

  private static void check(String name, String value) {
    refuseUnknown(name);
    if (name.equals("email") && !value.isEmpty() && !SignInName.isEmail(value)) {
      throw PoolException.invalidParameter("Invalid email address format.");
    }
    if (name.equals("phone_number") && !value.isEmpty() && !SignInName.isPhone(value)) {
      throw PoolException.invalidParameter("Invalid phone number format.");
    }
    if (VERIFIED_FLAGS.contains(name) && !value.equals("true") && !value.equals("false")) {
      throw PoolException.invalidParameter("Invalid value for attribute " + name);
    }
  }
}
