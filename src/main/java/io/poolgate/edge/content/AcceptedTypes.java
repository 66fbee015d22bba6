package io.poolgate.edge.content;

import io.micronaut.http.MediaType;
import io.poolgate.problem.Problem;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The media types that a request accepts (RFC 9110 §12.5.1). The most specific range decides.
///
/// No type here has parameters that would choose among its forms. So a range with some is read
/// without them, and where it accepts nothing, it refuses a form that there is not.
record AcceptedTypes(List<Preference> ranges) {
  private static final String ANY = "*/*";

  /// What Java's own client sends for it.
  private static final String ANY_IN_SHORT = "*";

  private static final Pattern RANGE =
      Pattern.compile("[\\w!#$%&'*+.^`|~-]+/[\\w!#$%&'*+.^`|~-]+|\\*");

  /// Those that `Accept` names. What is no range says nothing.
  static AcceptedTypes of(String accept) {
    return new AcceptedTypes(
        Preference.of(accept).stream()
            .filter(range -> RANGE.matcher(range.name()).matches())
            .toList());
  }

  /// Whether an answer of the first of these types may be given; the others are further names of
  /// it. Whoever accepts problems alone may have it, too: that is all that a client knows of where
  /// most answers have no body.
  boolean allow(List<MediaType> names) {
    if (ranges.isEmpty()) {
      return true;
    }
    var named = best(range -> names.stream().anyMatch(type -> type.getName().equals(range)));
    if (named.isPresent()) {
      return named.getAsDouble() > 0;
    }
    if (best(Problem.MEDIA_TYPE::equals).orElse(0) > 0) {
      return true;
    }
    var ofItsKind = best((names.getFirst().getType() + "/*")::equals);
    return ofItsKind.orElseGet(() -> best(AcceptedTypes::isAny).orElse(0)) > 0;
  }

  private static boolean isAny(String range) {
    return range.equals(ANY) || range.equals(ANY_IN_SHORT);
  }

  private OptionalDouble best(Predicate<String> range) {
    return ranges.stream()
        .filter(preference -> range.test(preference.name()))
        .filter(preference -> preference.isPlain() || preference.isAcceptable())
        .mapToDouble(Preference::weight)
        .max();
  }
}
