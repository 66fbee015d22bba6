package io.poolgate.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import io.poolgate.problem.FieldError.Reason;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is wrong with a body that could not be read, told from the parser's own findings. The
/// parser's texts are left out: they name our classes.
final class BodyProblems {
  private static final String NOT_JSON = "The body is not valid JSON in UTF-8.";

  /// The parser's first words where the body is nested too deep; its other bounds are on lengths.
  private static final String NESTED = "Document nesting depth";

  /// The parser has no other way to tell which field it was.
  private static final Pattern REPEATED = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);

  private BodyProblems() {}

  static ProblemException of(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case UnrecognizedPropertyException e -> {
          return ProblemException.invalidField(path(e), Reason.UNKNOWN_FIELD);
        }
        case InvalidFormatException e when e.getTargetType().isEnum() -> {
          return ProblemException.invalidField(path(e), Reason.INVALID_VALUE);
        }
        case JsonMappingException e when !e.getPath().isEmpty() && !malformed(e) -> {
          return ProblemException.invalidField(path(e), Reason.WRONG_TYPE);
        }
        case JsonMappingException e when !malformed(e) -> {
          return invalid("The body must be one JSON object.");
        }
        // The cause tells more.
        case JsonMappingException _ -> {}
        case JsonSyntaxException e when e.getCause() != null -> {}
        case UnsatisfiedRouteException _ -> {
          return invalid("A JSON body is required.");
        }
        case JsonParseException e -> {
          return repeatedField(e)
              .map(field -> ProblemException.invalidField(field, Reason.DUPLICATE_FIELD))
              .orElseGet(() -> invalid(NOT_JSON));
        }
        case TooManyEntriesException e -> {
          var problem =
              e.field().isEmpty()
                  ? new ProblemException(ProblemCode.INVALID_REQUEST)
                  : ProblemException.invalidField(e.field(), Reason.TOO_LONG);
          return problem.withDetail(
              "The body, or a list or an object in it, has too many entries.");
        }
        case StreamConstraintsException e -> {
          return invalid(
              e.getOriginalMessage().startsWith(NESTED)
                  ? "The body is nested too deep."
                  : "A number or a name in the body is too long.");
        }
        case IOException _ -> {
          return invalid(NOT_JSON);
        }
        default -> {}
      }
    }
    return new ProblemException(ProblemCode.INVALID_REQUEST);
  }

  private static boolean malformed(JsonMappingException failure) {
    return failure.getCause() instanceof JsonParseException
        || failure.getCause() instanceof StreamConstraintsException;
  }

  private static Optional<String> repeatedField(JsonParseException failure) {
    var match = REPEATED.matcher(failure.getOriginalMessage());
    return match.find() ? Optional.of(match.group(1)) : Optional.empty();
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(ProblemCode.INVALID_REQUEST).withDetail(detail);
  }

  private static String path(JsonMappingException failure) {
    return failure.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }
}
