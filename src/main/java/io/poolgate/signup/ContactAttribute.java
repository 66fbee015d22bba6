package io.poolgate.signup;

import io.poolgate.cognito.CodeDelivery;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// A user name that is an email address or a phone number is the user's contact too, unless another
/// one is given: without it the pool has nowhere to send the code.
final class ContactAttribute {
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");

  private ContactAttribute() {}

  static Map<String, String> addTo(Map<String, String> attributes, String username) {
    if (EMAIL.matcher(username).matches()) {
      return with(attributes, "email", username);
    }
    return E164.matcher(username).matches()
        ? with(attributes, "phone_number", username)
        : attributes;
  }

  /// Where a new user's code may go: which one Cognito takes is the pool's choice.
  static String[] messaged(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .filter(attribute -> CodeDelivery.ATTRIBUTES.contains(attribute.getKey()))
        .map(Map.Entry::getValue)
        .toArray(String[]::new);
  }

  private static Map<String, String> with(
      Map<String, String> attributes, String name, String value) {
    var all = new HashMap<>(attributes);
    all.putIfAbsent(name, value);
    return all;
  }
}
