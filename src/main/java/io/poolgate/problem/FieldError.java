package io.poolgate.problem;

import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.core.annotation.Introspected;
import java.util.Locale;

/// One field of a request that was refused: which, why (a stable code), and the reason in words.
@Introspected
public record FieldError(String field, Reason code, String message) {

  /// Why a field was refused. The names are public contract, as those of [ProblemCode] are.
  public enum Reason {
    REQUIRED("This field is required."),
    UNKNOWN_FIELD("There is no such field."),
    DUPLICATE_FIELD("This field is given twice."),
    WRONG_TYPE("The value is of the wrong JSON type."),
    INVALID_VALUE("The value is not valid here."),
    TOO_LONG("The value is too long."),
    TOO_SHORT("The value is too short."),
    NOT_ALLOWED("This field is not accepted here.");

    private final String message;

    Reason(String message) {
      this.message = message;
    }

    /// The name on the wire, such as `too_long`.
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int LONGEST_NAME = 128;

  /// The error with its usual words. A name that the client made up is cut, not echoed whole.
  public static FieldError of(String field, Reason reason) {
    var name = field.length() > LONGEST_NAME ? field.substring(0, LONGEST_NAME) + "…" : field;
    return new FieldError(name, reason, reason.message);
  }
}
