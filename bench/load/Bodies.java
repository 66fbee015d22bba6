import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The worst bodies we know, of 60 KB: each takes a thing that costs something for each character,
/// entry, level or digit as far as it goes.
final class Bodies {
  private static final int SIZE = 60_000;

  private Bodies() {}

  /// @param what it is, in a few words
  record Body(String what, String json) {}

  static List<Body> of(BodyRoute route) {
    var all = new ArrayList<Body>();
    wholes().forEach((what, json) -> all.add(new Body(what, json)));
    for (var field : route.fields().keySet()) {
      values().forEach((what, value) -> all.add(body(route, field, what, value)));
      collections().forEach((what, value) -> all.add(body(route, field, what, value)));
    }
    for (var field : route.free()) {
      collections().forEach((what, value) -> all.add(body(route, field, what, value)));
      all.add(body(route, field, "a long text", Pieces.string("x", SIZE)));
    }
    for (var value : List.of(Pieces.string("x", SIZE / 16), Pieces.string("\\u0041", SIZE / 16))) {
      all.add(new Body("every field long", everyField(route, value)));
    }
    for (var name :
        List.of("x".repeat(SIZE), "\\u0041".repeat(SIZE / 6), "\u00ef".repeat(20_000))) {
      all.add(body(route, name, "", "1"));
    }
    return all;
  }

  private static Body body(BodyRoute route, String field, String what, String value) {
    var name = field.length() < 40 ? field : "a name of " + field.length();
    return new Body(name + ": " + what, route.with(field, value));
  }

  private static Map<String, String> wholes() {
    var all = new LinkedHashMap<String, String>();
    all.put("deep lists", "[".repeat(SIZE));
    all.put("deep objects", "{\"a\":".repeat(SIZE / 5));
    all.put("a wide list", Pieces.list("null", SIZE / 5));
    all.put("wide", Pieces.object("f%d", "null", SIZE / 12));
    all.put("one field again and again", Pieces.object("username", "\"a\"", SIZE / 15));
    all.put("a number", "1".repeat(SIZE));
    all.put("blanks", " ".repeat(SIZE) + "{}");
    all.put("blanks behind", "{}" + " \n".repeat(SIZE / 2) + "x");
    all.put("a text without an end", "{\"username\":\"" + "\\u0041".repeat(SIZE / 6));
    return all;
  }

  /// For a field of text.
  private static Map<String, String> values() {
    var all = new LinkedHashMap<String, String>();
    for (var piece :
        List.of(
            "x",
            "1",
            " ",
            "@",
            "a@",
            "a.",
            "a+",
            "_",
            "a_",
            "_a-",
            "AAA=",
            "=",
            "\\u0041",
            "\\ud83d\\ude00",
            "\\ud800",
            "\\\"",
            "\\n",
            "\u0130", // two characters in small letters
            "\ufdfa", // eighteen when normalised
            "\u0327\u0301", // combining marks, in the wrong order
            "\ud83d\ude00")) {
      int length = piece.getBytes(StandardCharsets.UTF_8).length;
      all.put("many " + piece.replaceAll("[^ -~]", "?"), Pieces.string(piece, SIZE / length));
    }
    all.put("many a, then !", "\"" + "a".repeat(SIZE) + "!\"");
    all.put("a number", "1".repeat(SIZE));
    all.put("a number of 1,000 digits", "1".repeat(1000));
    all.put("a fraction", "0." + "0".repeat(SIZE) + "1");
    all.put("a fraction of 1,000 digits", "0." + "0".repeat(990) + "1");
    all.put("an exponent", "1e" + "9".repeat(900));
    all.put("JWE, deep header", Pieces.sealed("[".repeat(11_000) + "]".repeat(500)));
    all.put("JWE, deep objects", Pieces.sealed("{\"a\":".repeat(2300) + "1"));
    all.put("JWE, wide header", Pieces.sealed(Pieces.object("f%d", "1", 1200)));
    all.put("JWE, number", Pieces.sealed("1".repeat(11_500)));
    all.put("JWE, fraction", Pieces.sealed("0." + "1".repeat(11_500)));
    all.put("JWE, exponent", Pieces.sealed("1e999999999"));
    all.put("dots", Pieces.string(".", 16_000));
    return all;
  }

  /// For a field of any names.
  private static Map<String, String> collections() {
    var all = new LinkedHashMap<String, String>();
    for (int size : new int[] {100, 101, 5400}) {
      all.put(size + " nulls", Pieces.object("%d", "null", size));
      all.put(size + " texts", Pieces.object("%d", "\"\"", size));
      all.put(size + " items", Pieces.list("null", size));
      all.put(size + " choices", Pieces.list("\"SMS_MFA\"", size));
    }
    all.put("100 long names", Pieces.object("x".repeat(560) + "%d", "null", 100));
    all.put("100 long texts", Pieces.object("%d", Pieces.string("\u0130", 280), 100));
    all.put("one name again and again", Pieces.object("a", "\"\"", SIZE / 8));
    all.put("names of one hash", Pieces.colliding(12, 3800));
    all.put("100 names of one hash", Pieces.colliding(280, 100));
    all.put("one long name", "{\"" + "x".repeat(SIZE) + "\":\"\"}");
    all.put("one long text", "{\"a\":" + Pieces.string("\\u0041", SIZE / 6) + "}");
    all.put("lists in lists", Pieces.list(Pieces.list("1", 100), 100));
    all.put("objects in objects", Pieces.object("%d", Pieces.object("%d", "1", 90), 90));
    all.put(
        "20 deep, 100 wide",
        "[".repeat(20) + Pieces.list(Pieces.list("[]", 99), 99) + "]".repeat(20));
    all.put("numbers", Pieces.list("1".repeat(990), 60));
    all.put("fractions", Pieces.list("0." + "1".repeat(980), 60));
    all.put("exponents", Pieces.list("1e-" + "9".repeat(900), 60));
    return all;
  }

  private static String everyField(BodyRoute route, String value) {
    return route.fields().keySet().stream()
        .map(field -> "\"" + field + "\":" + value)
        .collect(Collectors.joining(",", "{", "}"));
  }
}
