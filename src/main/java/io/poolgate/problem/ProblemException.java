package io.poolgate.problem;

import io.micronaut.http.HttpStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one way to abort a request: a code, and what the client may learn beside it.
///
/// The message holds the code alone, so that nothing secret can reach a log through it.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int MOST_ERRORS = 16;

  private final ProblemCode code;
  private final HttpStatus status;
  private final @Nullable String detail;
  private final transient List<FieldError> errors;
  private final @Nullable String diagnosis;

  public ProblemException(ProblemCode code) {
    this(code, code.status(), null, List.of(), null, null);
  }

  public ProblemException(ProblemCode code, @Nullable Throwable cause) {
    this(code, code.status(), null, List.of(), null, cause);
  }

  private ProblemException(
      ProblemCode code,
      HttpStatus status,
      @Nullable String detail,
      List<FieldError> errors,
      @Nullable String diagnosis,
      @Nullable Throwable cause) {
    // It is an answer, not a bug. Where there was a bug, the cause has the stack trace.
    super(code.code(), cause, true, false);
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.errors = named(errors);
    this.diagnosis = diagnosis;
  }

  /// Sorts them, so that the order in which they were found does not show; and cuts them, so that a
  /// body with more of them gets no larger answer.
  private static List<FieldError> named(List<FieldError> found) {
    return found.stream()
        .distinct()
        .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::code))
        .limit(MOST_ERRORS)
        .toList();
  }

  /// 400 `invalid_request`, naming one field.
  public static ProblemException invalidField(String field, FieldError.Reason reason) {
    return invalidFields(List.of(FieldError.of(field, reason)));
  }

  /// 400 `invalid_request`, naming fields.
  public static ProblemException invalidFields(List<FieldError> errors) {
    return new ProblemException(ProblemCode.INVALID_REQUEST).withErrors(errors);
  }

  /// 415 `unsupported_media_type`, saying which type is supported.
  public static ProblemException notJson() {
    return new ProblemException(ProblemCode.UNSUPPORTED_MEDIA_TYPE)
        .withDetail("Send JSON in UTF-8, with Content-Type: application/json.");
  }

  /// The same problem with a sentence on what was wrong this time: ours, never an upstream's text.
  public ProblemException withDetail(@Nullable String words) {
    return new ProblemException(code, status, words, errors, diagnosis, getCause());
  }

  /// The same problem with another status than its code's, where HTTP has one of its own.
  public ProblemException withStatus(HttpStatus other) {
    return new ProblemException(code, other, detail, errors, diagnosis, getCause());
  }

  /// The same problem, blaming these fields.
  public ProblemException withErrors(List<FieldError> fields) {
    return new ProblemException(code, status, detail, fields, diagnosis, getCause());
  }

  /// The same problem with a sentence for the log alone: what failed and what to mend.
  public ProblemException withDiagnosis(String words) {
    return new ProblemException(code, status, detail, errors, words, getCause());
  }

  public ProblemCode code() {
    return code;
  }

  public HttpStatus status() {
    return status;
  }

  public Optional<String> detail() {
    return Optional.ofNullable(detail);
  }

  public List<FieldError> errors() {
    return errors;
  }

  public Optional<String> diagnosis() {
    return Optional.ofNullable(diagnosis);
  }
}
