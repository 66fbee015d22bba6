package io.poolgate.setting;

import io.poolgate.problem.StartupException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What somebody gave a setting, made what it is used as: without the white space at its ends that
/// editors, `echo` and mounted secrets leave, and with no character that nobody sees. A secret with
/// a line break at its end would be another secret.
///
/// @param variable that it was given in
/// @param path of the file that the variable names; null where the variable has the text itself
record GivenText(Setting setting, String variable, @Nullable String path) {
  private static final int NEXT_LINE = 0x85; // in Unicode white space, in Java none

  /// One value; what is no text, such as a number in a property file, stays what it is.
  Object one(Object given) {
    if (given instanceof Collection<?>) { // Micronaut makes one of X_1, too
      throw refused("is a list, and takes one value.");
    }
    if (given instanceof CharSequence) {
      return setting.isDocument() ? filled(given.toString()) : line(given.toString());
    }
    return given;
  }

  /// One value of one line, whatever the setting.
  String line(String given) {
    var text = filled(given);
    if (text.codePoints().anyMatch(this::isHidden)) {
      throw refused("has a character in it that nobody sees, such as a line break.");
    }
    return text;
  }

  /// The values of a list. Commas part them, and so do line breaks: a file has a line for each.
  List<String> items(Object given) {
    var parts =
        given instanceof Collection<?> list
            ? list.stream().map(item -> Objects.toString(item, ""))
            : Arrays.stream(filled(given.toString()).split(",", -1));
    return parts.flatMap(this::lines).map(this::line).toList();
  }

  private Stream<String> lines(String part) {
    var lines = part.lines().map(GivenText::strip).filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty()) {
      throw refused("has nothing on one side of a comma.");
    }
    return lines.stream();
  }

  /// An empty text is refused, because nobody means it: an empty certificate must not lead to plain
  /// HTTP.
  private String filled(String given) {
    var text = strip(given);
    if (text.isEmpty()) {
      throw new StartupException(
          source() + " is empty. Give it a value, or unset it. Example: unset " + variable);
    }
    return text;
  }

  private static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isWhite(text.charAt(from))) {
      from++;
    }
    while (from < to && isWhite(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isWhite(char one) {
    return Character.isWhitespace(one) || Character.isSpaceChar(one) || one == NEXT_LINE;
  }

  /// Emoji and some scripts need what formats a text; a secret has it by accident, such as the mark
  /// that some editors begin a file with (U+FEFF).
  private boolean isHidden(int one) {
    return switch (Character.getType(one)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> setting.isSecret();
      default -> false;
    };
  }

  private StartupException refused(String why) {
    var example = path == null ? setting.example() : SettingFile.EXAMPLE;
    return new StartupException(source() + " " + why + " Example: " + variable + "=" + example);
  }

  private String source() {
    return path == null ? variable : variable + " (" + path + ")";
  }
}
