package io.poolgate.cognito.failure;

import io.poolgate.problem.FieldError;
import io.poolgate.problem.FieldError.Reason;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

/// Reads Cognito's English, tolerantly: an unknown text costs a detail, and never more. Only our
/// own words come out.
public final class FailureTexts {
  private static final Pattern SCHEMA_ENTRY =
      Pattern.compile("(?:schema: |\\R)((?:custom:)?[A-Za-z0-9_]{1,32}): ");

  private FailureTexts() {}

  /// What Cognito says of a failure; empty where it says nothing.
  public static String of(CognitoIdentityProviderException failure) {
    var details = failure.awsErrorDetails();
    return details == null || details.errorMessage() == null ? "" : details.errorMessage();
  }

  /// Whether the app client's secret is wrong, which is the operator's fault and not the user's.
  public static boolean blamesSecret(String text) {
    return text.toLowerCase(Locale.ROOT).contains("secret");
  }

  static boolean blamesAttribute(String text) {
    return text.contains("did not conform to the schema")
        || text.contains("unauthorized attribute")
        || text.contains("Invalid email address format")
        || text.contains("Invalid phone number format");
  }

  /// The rule of the password policy that the password breaks; null where the text does not tell.
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

  /// The fields of our contract that Cognito refuses.
  static List<FieldError> refusedFields(
      Operation operation, CognitoIdentityProviderException failure) {
    var text = of(failure);
    var reason = text.contains("must not be null") ? Reason.REQUIRED : Reason.INVALID_VALUE;
    return fieldsMeant(operation, text).stream().map(name -> FieldError.of(name, reason)).toList();
  }

  private static List<String> fieldsMeant(Operation operation, String text) {
    if (text.contains("Invalid email address format")) {
      return List.of("attributes.email");
    }
    if (text.contains("Invalid phone number format")) {
      return List.of("attributes.phone_number");
    }
    if (text.startsWith("Username ")) {
      return List.of("username");
    }
    return switch (operation) {
      // The contract has checked the other fields, and Cognito's names are not ours.
      case LIST_PASSKEYS, LIST_DEVICES -> List.of("cursor");
      case CONFIRM_DEVICE -> List.of("passwordVerifier");
      case CHANGE_PASSWORD ->
          List.of(text.contains("proposedPassword") ? "newPassword" : "currentPassword");
      default ->
          SCHEMA_ENTRY
              .matcher(text)
              .results()
              .map(entry -> "attributes." + entry.group(1))
              .toList();
    };
  }
}
