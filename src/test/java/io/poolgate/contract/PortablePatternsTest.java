package io.poolgate.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the contract's patterns to what every engine reads alike: ECMA 262 without flags, Python's
/// `re`, Java, and those of Go and Rust, which have no lookaround. It is the subset that JSON
/// Schema recommends (§6.4 of its core): characters, classes of them, `*`, `+`, `?`, `{n,m}`,
/// groups, alternatives, and `^` and `$` at the ends. (At a final line feed Python's `$` is laxer,
/// which no pattern without lookahead can mend; the server refuses it.)
class PortablePatternsTest {
  private static final String ESCAPED = "\\\\(?:[\\[\\]\\\\^$.|?*+(){}/-]|[tnrf]|x[0-9A-Fa-f]{2})";
  private static final String LITERAL = "[ -~&&[^\\\\^$.|?*+()\\[\\]{}]]";

  /// Without what Python warns of, or Java reads as a set of sets.
  private static final String CLASS =
      "\\[\\^?(?!\\^)(?:(?!&&|--|~~|\\|\\|)(?:" + ESCAPED + "|[ -~&&[^\\\\\\[\\]]]))+\\]";

  private static final String TIMES = "(?:[*+?]|\\{[0-9]+(?:,[0-9]*)?\\})?";
  private static final String SEQUENCE =
      "(?:(?:" + ESCAPED + "|" + CLASS + "|" + LITERAL + ")" + TIMES + ")*";
  private static final Pattern GROUP =
      Pattern.compile("\\((?:\\?:)?" + SEQUENCE + "(?:\\|" + SEQUENCE + ")*\\)");
  private static final Pattern PLAIN = Pattern.compile("\\^?" + SEQUENCE + "\\$?");

  private static final Map<String, Strings> STRINGS =
      Stream.of(
              strings("^[!#-\\[\\]-~]+$", "files/read", "a b"),
              strings(
                  "^ *(group|scope|status)=[A-Za-z0-9._~@:/+%-]+"
                      + " *(; *(group|scope|status)=[A-Za-z0-9._~@:/+%-]+ *)*$",
                  "group=a; scope=b/c;status=200", "group=a,scope=b"),
              strings("^[A-Za-z0-9._-]{1,128}$", "8f14-e4.5_f", "a\u0660"),
              strings("^[A-Za-z0-9_-]+$", "Y3Jl-ZG_V", "Y3Jl="),
              strings("^Bearer( [ -~]+)?$", "Bearer realm=\"poolgate\"", "Bearer "),
              strings("^[A-Za-z0-9._~@:/+%,-]*$", "a,x%2Cb", "\u0141ukasz"),
              strings(
                  "^\"[a-z-]+\";r=[0-9]+;t=[0-9]+$", "\"address\";r=0;t=12", "\"a\";r=\u0660;t=1"),
              strings(
                  "^\"[a-z-]+\";q=[0-9]+;w=[0-9]+$", "\"address\";q=3;w=12", "\"a\";q=3;w=\u0661"),
              strings(
                  "^__Host-poolgate-refresh=", "__Host-poolgate-refresh=x; Path=/", "refresh=x"),
              strings("^[^\\x00-\\x20\\x7F-\\xA0\\xAD]+$", "\u0141ukasz\ud83d\ude00", "a\u00a0b"),
              strings("^[^ \\t\\n\\x0B\\f\\r]+$", "12\u00e934", "123 456"),
              strings("^[A-Z][A-Z_]*$", "EMAIL_OTP", "email"),
              strings("^[0-9A-Fa-f]+$", "5aA0", "\u0665"),
              strings("^[A-Za-z0-9_-]+_[0-9a-f-]+$", "eu-central-1_5f-0c", "\u00e9_5f"),
              strings("^[0-9]{4,10}$", "123456", "\u0661\u0662\u0663\u0664"),
              strings(
                  "^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$",
                  "A".repeat(43) + "=",
                  "A".repeat(42) + "B="),
              strings("^[A-Za-z0-9+/]+={0,2}$", "c2VjcmV0IGJsb2Nr", "c2Vj-cmV0"),
              strings("^([A-Za-z0-9_-]{4})*[A-Za-z0-9_-]{2,4}$", "Y3Jl-ZG", "Y3Jl="),
              strings("^public-key$", "public-key", "public_key"),
              strings("^[A-Z2-7]+$", "JBSWY3DP", "JBSWY18"),
              strings("^otpauth://totp/", "otpauth://totp/Poolgate:a", "otpauth://hotp/a"),
              strings("^[0-9]{6}$", "123456", "\u0661\u0662\u0663\u0664\u0665\u0666"),
              strings(
                  "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
                  "c2FsdA==", "c2Fsd"),
              strings("^[A-Za-z0-9_-]+_[0-9A-Za-z]+$", "eu-central-1_Ab12", "\u00e9_Ab12"),
              strings(
                  "^(/[A-Za-z0-9._~-]+)*/problems/[a-z_]+$",
                  "/auth/problems/not_found",
                  "problems/not_found"))
          .collect(toMap(Strings::pattern, strings -> strings));

  /// A pattern, and a string that it accepts and one that it refuses in every engine.
  record Strings(String pattern, String accepted, String refused) {}

  @ParameterizedTest
  @MethodSource("patterns")
  void everyPatternIsPortable(String pattern) {
    assertThat(isPortable(pattern)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[\\p{L}\\p{N}]+$",
        "^\\p{Lu}",
        "\\d",
        "[\\w-]",
        "\\S",
        "^\\s*$",
        "\\bx\\b",
        "^a.c$",
        "a^b",
        "a$b",
        "^a|b$",
        "(?i)a",
        "(?<name>a)",
        "(?P<name>a)",
        "(?=a)",
        "(?!a)",
        "(?<=a)b",
        "(?<!a)b",
        "(a)\\1",
        "a++",
        "a*?",
        "a{,2}",
        "\\Aa\\z",
        "a\\Z",
        "\\u00e9",
        "\\u{1F600}",
        "\\x{41}",
        "[[:alpha:]]",
        "[a&&b]",
        "[[a]",
        "[^^a]",
        "[]a]",
        "\u00e9",
        "(a",
        "a)",
        "[a",
        "a\\",
        "\\cA",
        "\\0",
        "\\v"
      })
  void whatEnginesReadInDifferentWaysIsNotPortable(String pattern) {
    assertThat(isPortable(pattern)).isFalse();
  }

  @Test
  void everyPatternHasItsStrings() {
    assertThat(STRINGS.keySet()).containsExactlyInAnyOrderElementsOf(patterns());
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void javaReadsItSo(String pattern) {
    var strings = Objects.requireNonNull(STRINGS.get(pattern), "it has none");
    assertThat(Pattern.compile(pattern).matcher(strings.accepted()).find()).isTrue();
    assertThat(Pattern.compile(pattern).matcher(strings.refused()).find()).isFalse();
  }

  @Tag("long")
  @Test
  void pythonReadsThemSo() throws Exception {
    assertAllReadSo(
        "python3",
        "-W",
        "error",
        "-c",
        "import json, re, sys\n"
            + "print([s['pattern'] for s in json.load(sys.stdin)"
            + " if not re.search(s['pattern'], s['accepted']) or re.search(s['pattern'], s['refused'])])");
  }

  @Tag("long")
  @Test
  void ecma262ReadsThemSo() throws Exception {
    assertAllReadSo(
        "node",
        "-e",
        "const all = JSON.parse(require('fs').readFileSync(0, 'utf8'));\n"
            + "console.log(JSON.stringify(all.filter(s => [new RegExp(s.pattern), new RegExp(s.pattern, 'u')]"
            + ".some(re => !re.test(s.accepted) || re.test(s.refused)))))");
  }

  private static void assertAllReadSo(String... command) throws IOException, InterruptedException {
    Journey.requires(command[0]);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var input = process.getOutputStream()) {
      input.write(new ObjectMapper().writeValueAsBytes(STRINGS.values()));
    }
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8).strip()).isEqualTo("[]");
    assertThat(process.waitFor()).isZero();
  }

  static Set<String> patterns() {
    return new TreeSet<>(
        Contract.read().root().findValues("pattern").stream().map(JsonNode::asText).toList());
  }

  private static Strings strings(String pattern, String accepted, String refused) {
    return new Strings(pattern, accepted, refused);
  }

  private static boolean isPortable(String pattern) {
    var rest = pattern;
    for (var before = ""; !before.equals(rest); ) {
      before = rest;
      rest = GROUP.matcher(before).replaceAll("x"); // the innermost groups first
    }
    return PLAIN.matcher(rest).matches();
  }
}
