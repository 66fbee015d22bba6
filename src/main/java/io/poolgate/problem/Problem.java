package io.poolgate.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of every failure: RFC 9457, with `code`, `requestId` and `errors` as extensions.
///
/// @param type where the code is explained, such as `/problems/code_expired`
/// @param status the HTTP status
/// @param detail what was wrong this time, in our words, or null
/// @param errors the refused fields, or null where no field is to blame
@Introspected
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    ProblemType type,
    String title,
    int status,
    ProblemCode code,
    String requestId,
    @Nullable String detail,
    @Nullable List<FieldError> errors) {

  /// The media type of a problem (RFC 9457 §3).
  public static final String MEDIA_TYPE = "application/problem+json";
}
