package io.poolgate.localpool;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What may be written into a user's attributes. The local pool has no schema of its own: the
/// standard attributes are there, and every `custom:` one.
final class Attributes {
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
  private static final Set<String> VERDICTS = Set.of("email_verified", "phone_number_verified");

  private Attributes() {}

  /// What a user writes of himself: never that an address of his is verified.
  static Map<String, String> ofUser(Map<String, String> given) {
    for (String name : given.keySet()) {
      if (VERDICTS.contains(name) || name.equals("sub") || name.equals("identities")) {
        throw PoolException.notAuthorized("A client attempted to write unauthorized attribute");
      }
    }
    return ofAdministrator(given);
  }

  static Map<String, String> ofAdministrator(Map<String, String> given) {
    given.forEach(Attributes::check);
    return given;
  }

  /// A new user's attributes: an address that he signs in with is one of them.
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

  private static void check(String name, String value) {
    if (!STANDARD.contains(name) && !VERDICTS.contains(name) && !name.startsWith("custom:")) {
      throw PoolException.invalidParameter(
          "Attributes did not conform to the schema: Type for attribute {%s} could not be determined"
              .formatted(name));
    }
    if (name.equals("email") && !value.isEmpty() && !SignInName.isEmail(value)) {
      throw PoolException.invalidParameter("Invalid email address format.");
    }
    if (name.equals("phone_number") && !value.isEmpty() && !SignInName.isPhone(value)) {
      throw PoolException.invalidParameter("Invalid phone number format.");
    }
    if (VERDICTS.contains(name) && !value.equals("true") && !value.equals("false")) {
      throw PoolException.invalidParameter("Invalid value for attribute " + name);
    }
  }
}
