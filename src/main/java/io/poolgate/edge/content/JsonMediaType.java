package io.poolgate.edge.content;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// JSON as a `Content-Type` says it (RFC 9110 §8.3.1): in UTF-8, whatever other parameters there
/// are.
final class JsonMediaType {
  private static final Set<String> UTF_8 = Set.of("utf-8", "utf8");

  private static final Pattern TYPE =
      Pattern.compile("application/json[ \t]*+(?=;|$)", Pattern.CASE_INSENSITIVE);

  /// A name with a token or a quoted string; or nothing, after a semicolon too many. A string may
  /// have some escapes: each costs a level of the stack.
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\G;[ \t]*+(?:([\\w!#$%&'*+.^`|~-]++)=([\\w!#$%&'*+.^`|~-]++|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+){0,64}+\")[ \t]*+)?+");

  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

  private JsonMediaType() {}

  static boolean is(String text) {
    var type = TYPE.matcher(text);
    if (!type.lookingAt()) {
      return false;
    }
    int end = type.end();
    var parameter = PARAMETER.matcher(text).region(end, text.length());
    while (parameter.find()) {
      if ("charset".equalsIgnoreCase(parameter.group(1)) && !isUtf8(parameter.group(2))) {
        return false;
      }
      end = parameter.end();
    }
    return end == text.length();
  }

  private static boolean isUtf8(String value) {
    boolean quoted = value.startsWith("\"");
    var charset =
        quoted ? ESCAPE.matcher(value.substring(1, value.length() - 1)).replaceAll("$1") : value;
    return UTF_8.contains(charset.toLowerCase(Locale.ROOT));
  }
}
