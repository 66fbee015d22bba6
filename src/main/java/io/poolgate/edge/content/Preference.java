package io.poolgate.edge.content;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.message.BasicHeaderValueParser;
import org.apache.hc.core5.http.message.ParserCursor;
import org.jspecify.annotations.Nullable;

/// One entry of `Accept` or `Accept-Encoding` (RFC 9110 §12.4.2).
///
/// @param name in small letters
/// @param isPlain whether it has no parameters but for its weight
/// @param weight 0 for what is not acceptable
record Preference(String name, boolean isPlain, float weight) {
  private static final String WEIGHT = "q";

  /// Without the zero, too: Java's own client sends `q=.2`.
  private static final Pattern NUMBER = Pattern.compile("[01]?\\.[0-9]{1,8}|[01]\\.?");

  static List<Preference> of(String list) {
    var cursor = new ParserCursor(0, list.length());
    return Arrays.stream(BasicHeaderValueParser.INSTANCE.parseElements(list, cursor))
        .map(Preference::of)
        .toList();
  }

  private static Preference of(HeaderElement element) {
    var weight = element.getParameterByName(WEIGHT);
    int others = element.getParameterCount() - (weight == null ? 0 : 1);
    return new Preference(
        element.getName().toLowerCase(Locale.ROOT),
        others == 0,
        weight == null ? 1 : number(weight.getValue()));
  }

  /// One that cannot be read refuses nothing.
  private static float number(@Nullable String text) {
    return text != null && NUMBER.matcher(text).matches() ? Float.parseFloat(text) : 1;
  }

  boolean isAcceptable() {
    return weight > 0;
  }
}
