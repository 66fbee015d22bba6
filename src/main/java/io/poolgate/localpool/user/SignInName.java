package io.poolgate.localpool.user;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name a user signs in with: an email address, a phone number (E.164) or a plain name.
public record SignInName(String text) {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");
  private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{1,14}");

  static boolean isEmail(String text) {
    return EMAIL.matcher(text).matches();
  }

  static boolean isPhone(String text) {
    return PHONE.matcher(text).matches();
  }

  /// The attribute that has this name for its value; a plain name has none.
  public Optional<String> attribute() {
    if (isEmail(text)) {
      return Optional.of("email");
    }
    return isPhone(text) ? Optional.of("phone_number") : Optional.empty();
  }

  /// What Cognito says when somebody else has it.
  String taken() {
    return attribute()
        .map(attribute -> "An account with the given " + attribute + " already exists.")
        .orElse("User already exists");
  }

  /// The form in which names are compared: case does not count.
  public String key() {
    return text.toLowerCase(Locale.ROOT);
  }
}
