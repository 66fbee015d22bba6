package io.poolgate.problem;

import io.poolgate.problem.FieldError.Reason;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.StreamSupport;

/// Names the fields that a request record's constraints refuse, in our words and reasons.
final class FieldErrors {
  private FieldErrors() {}

  static List<FieldError> of(ConstraintViolationException violations) {
    return violations.getConstraintViolations().stream()
        .map(violation -> FieldError.of(field(violation.getPropertyPath()), reason(violation)))
        .toList();
  }

  /// The path below the method, dots leading into objects and brackets into lists. The parameter
  /// that holds the body has no name in the contract; one of the address has, and nothing below it.
  private static String field(Path path) {
    var all = nodes(path);
    var nodes = all.size() > 1 ? all.subList(1, all.size()) : all;
    var name = new StringBuilder();
    for (var node : nodes) {
      if (node.getIndex() != null) {
        name.append('[').append(node.getIndex()).append(']');
      } else {
        name.append(name.isEmpty() ? "" : ".");
        name.append(node.getKey() == null ? node.getName() : node.getKey());
      }
    }
    return name.toString();
  }

  private static Reason reason(ConstraintViolation<?> violation) {
    return switch (violation.getConstraintDescriptor().getAnnotation()) {
      // An entry of a map that is null could have been left out.
      case NotNull _ -> isEntry(violation) ? Reason.INVALID_VALUE : Reason.REQUIRED;
      case NotBlank _ -> Reason.REQUIRED;
      case NotEmpty _ -> Reason.REQUIRED;
      case Size size ->
          violation.getInvalidValue() instanceof CharSequence text && text.length() < size.min()
              ? Reason.TOO_SHORT
              : Reason.TOO_LONG;
      default -> Reason.INVALID_VALUE;
    };
  }

  private static boolean isEntry(ConstraintViolation<?> violation) {
    return nodes(violation.getPropertyPath()).getLast().getKey() != null;
  }

  private static List<Path.Node> nodes(Path path) {
    return StreamSupport.stream(path.spliterator(), false).skip(1).toList();
  }
}
