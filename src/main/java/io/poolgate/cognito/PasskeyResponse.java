package io.poolgate.cognito;

import io.poolgate.problem.FieldError;
import io.poolgate.problem.FieldError.Reason;
import io.poolgate.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a browser's PublicKeyCredential is as JSON, by its `toJSON` (WebAuthn Level 3 §5.1).
/// Cognito takes a forgotten field for a wrong signature, so fields are missed here. Those that
/// this does not know are the pool's to judge, and so is all that is inside of those that it knows.
public final class PasskeyResponse {
  /// RegistrationResponseJSON, of `navigator.credentials.create`.
  public static final PasskeyResponse REGISTRATION =
      new PasskeyResponse(
          List.of(
              Member.required("clientDataJSON", Kind.BASE64URL),
              Member.required("attestationObject", Kind.BASE64URL),
              Member.optional("authenticatorData", Kind.TEXT),
              Member.optional("transports", Kind.TEXTS),
              Member.optional("publicKey", Kind.TEXT),
              Member.optional("publicKeyAlgorithm", Kind.NUMBER)));

  /// AuthenticationResponseJSON, of `navigator.credentials.get`.
  public static final PasskeyResponse AUTHENTICATION =
      new PasskeyResponse(
          List.of(
              Member.required("clientDataJSON", Kind.BASE64URL),
              Member.required("authenticatorData", Kind.BASE64URL),
              Member.required("signature", Kind.BASE64URL),
              Member.optional("userHandle", Kind.TEXT)));

  /// The field of the contract that holds one.
  private static final String FIELD = "credential";

  private static final List<Member> CREDENTIAL =
      List.of(
          Member.required("id", Kind.BASE64URL),
          Member.required("rawId", Kind.BASE64URL),
          Member.required("type", Kind.PUBLIC_KEY),
          Member.required("response", Kind.OBJECT),
          Member.optional("authenticatorAttachment", Kind.TEXT),
          // WebAuthn requires it. Cognito does not, and apps that write the JSON themselves forget
          // it.
          Member.optional("clientExtensionResults", Kind.OBJECT));

  private final List<Member> response;

  private PasskeyResponse(List<Member> response) {
    this.response = response;
  }

  /// Refuses a credential that cannot be one.
  ///
  /// @throws ProblemException `invalid_request`, naming each field that is missing or wrong
  public void check(Map<String, Object> credential) {
    var errors = new ArrayList<FieldError>();
    CREDENTIAL.forEach(member -> member.check(FIELD, credential, errors));
    if (credential.get("response") instanceof Map<?, ?> members) {
      response.forEach(member -> member.check(FIELD + ".response", members, errors));
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalidFields(errors);
    }
  }

  private record Member(String name, Kind kind, boolean isRequired) {
    static Member required(String name, Kind kind) {
      return new Member(name, kind, true);
    }

    static Member optional(String name, Kind kind) {
      return new Member(name, kind, false);
    }

    private void check(String parent, Map<?, ?> object, List<FieldError> errors) {
      var value = object.get(name);
      var path = parent + "." + name;
      if (value == null) {
        if (isRequired) {
          errors.add(FieldError.of(path, Reason.REQUIRED));
        }
      } else if (!kind.isTypeOf(value)) {
        errors.add(FieldError.of(path, Reason.WRONG_TYPE));
      } else if (!kind.allows(value)) {
        errors.add(FieldError.of(path, Reason.INVALID_VALUE));
      }
    }
  }

  private enum Kind {
    BASE64URL,
    PUBLIC_KEY,
    TEXT,
    TEXTS,
    NUMBER,
    OBJECT;

    private static final Pattern BASE64URL_DIGITS = Pattern.compile("[A-Za-z0-9_-]+");

    private boolean isTypeOf(Object value) {
      return switch (this) {
        case BASE64URL, PUBLIC_KEY, TEXT -> value instanceof String;
        case TEXTS ->
            value instanceof List<?> texts && texts.stream().allMatch(String.class::isInstance);
        case NUMBER -> value instanceof Number;
        case OBJECT -> value instanceof Map<?, ?>;
      };
    }

    private boolean allows(Object value) {
      return switch (this) {
        case BASE64URL -> isBase64Url(value.toString());
        case PUBLIC_KEY -> value.equals("public-key");
        case TEXT, TEXTS, NUMBER, OBJECT -> true;
      };
    }

    /// Without padding (WebAuthn §3); no number of bytes leaves a single digit over.
    private static boolean isBase64Url(String text) {
      return BASE64URL_DIGITS.matcher(text).matches() && text.length() % 4 != 1;
    }
  }
}
