package io.poolgate.cognito;

import io.poolgate.problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

/// Reads Cognito's English, tolerantly: a text that nobody has seen yet costs a detail, never more.
/// What comes out is always our own words.
final class FailureTexts {
  private static final Pattern SCHEMA_ENTRY =
      Pattern.compile("(?:schema: |\\R)((?:custom:)?[A-Za-z0-9_]{1,32}): ");

  private FailureTexts() {}

  static String of(CognitoIdentityProviderException failure) {
    var details = failure.awsErrorDetails();
    return details == null || details.errorMessage() == null ? "" : details.errorMessage();
  }

  /// Whether the app client's secret is to blame, which is the server's own fault.
  static boolean blamesSecret(String text) {
    return text.toLowerCase(Locale.ROOT).contains("secret");
  }

  static boolean blamesAttribute(String text) {
    return text.contains("did not conform to the schema")
        || text.contains("unauthorized attribute")
        || text.contains("Invalid email address format")
        || text.contains("Invalid phone number format");
  }

  /// Which rule of the policy the password breaks, where the text tells.
  static @Nullable String passwordRule(CognitoIdentityProviderException failure) {
    var text = of(failure).toLowerCase(Locale.ROOT);
    if (text.contains("not long enough")) {
      return "The password is too short.";
    }
    if (text.contains("uppercase")) {
      return "The password needs an upper-case letter.";
    }
    if (text.contains("lowercase")) {
      return "The password needs a lower-case letter.";
    }
    if (text.contains("numeric")) {
      return "The password needs a digit.";
    }
    return text.contains("symbol") ? "The password needs a symbol." : null;
  }

  /// The fields of our own contract that Cognito's text speaks of.
  static List<FieldError> refusedFields(CognitoIdentityProviderException failure) {
    var text = of(failure);
    var names = new ArrayList<String>();
    if (text.contains("Invalid email address format")) {
      names.add("attributes.email");
    } else if (text.contains("Invalid phone number format")) {
      names.add("attributes.phone_number");
    } else if (text.startsWith("Username ")) {
      names.add("username");
    } else {
      SCHEMA_ENTRY.matcher(text).results().forEach(m -> names.add("attributes." + m.group(1)));
    }
    return names.stream()
        .map(name -> FieldError.of(name, FieldError.Reason.INVALID_VALUE))
        .toList();
  }
}
