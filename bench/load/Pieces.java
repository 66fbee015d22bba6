import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The parts that hostile JSON is made of.
final class Pieces {
  private Pieces() {}

  static String string(String piece, int count) {
    return "\"" + piece.repeat(count) + "\"";
  }

  static String list(String item, int size) {
    return "[" + (item + ",").repeat(size - 1) + item + "]";
  }

  static String object(String name, String value, int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> "\"" + name.replace("%d", String.valueOf(i)) + "\":" + value)
        .collect(Collectors.joining(",", "{", "}"));
  }

  /// `Aa` and `BB` have the same hash in Java, and so has whatever is made of them.
  static String colliding(int pairs, int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> {
          var name = new StringBuilder("\"");
          for (int pair = 0; pair < pairs; pair++) {
            name.append(pair < 31 && (i >> pair & 1) == 1 ? "Aa" : "BB");
          }
          return name + "\":null";
        })
        .collect(Collectors.joining(",", "{", "}"));
  }

  static String sealed(String inHeader) {
    var header = "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"k\",\"x\":" + inHeader + "}";
    var base64 = Base64.getUrlEncoder().withoutPadding();
    return "\"" + base64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "..AA.AA.AA\"";
  }
}
