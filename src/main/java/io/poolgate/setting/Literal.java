package io.poolgate.setting;

import io.micronaut.core.convert.MutableConversionService;
import java.util.List;
import java.util.stream.Collectors;

/// What a file holds, as the settings keep it. In a string Micronaut would fill in `${…}`, and show
/// the string where it cannot.
///
/// @param value a text, or the texts of a list
record Literal(Object value) {

  /// Lets settings that are texts, or lists of them, take it.
  static void convertIn(MutableConversionService conversions) {
    conversions.addConverter(Literal.class, String.class, Literal::text);
    conversions.addConverter(Literal.class, List.class, Literal::items);
  }

  private String text() {
    return items().stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private List<?> items() {
    return value instanceof List<?> list ? list : List.of(value);
  }

  @Override
  public String toString() {
    return "Literal[]";
  }
}
