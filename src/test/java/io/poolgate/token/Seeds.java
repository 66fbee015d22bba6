package io.poolgate.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Where fuzzing begins: every hostile token, whole and in parts.
final class Seeds {
  private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

  private Seeds() {}

  /// Tokens as they are.
  static List<byte[]> tokens() throws IOException {
    return hostile(Stream::of);
  }

  /// Header and claims, a line each, as if [FixedVerifier]'s pool had made them.
  static List<byte[]> headersAndClaims() throws IOException {
    return hostile(token ->
        decoded(token)
            .reduce((header, claims) -> header + "\n" + claims)
            .map(text ->
                text.replaceFirst(
                    "\"http:[^\"]+/local_Poolgate1\"", "\"" + FixedVerifier.ISSUER + "\""))
            .map(text ->
                text.replaceFirst(
                    "\"kid\":\"[^\"]{40,}\"", "\"kid\":\"" + FixedVerifier.KEY_ID + "\""))
            .stream());
  }

  /// Headers by themselves, and claims.
  static List<byte[]> objects() throws IOException {
    return hostile(Seeds::decoded);
  }

  private static List<byte[]> hostile(Function<String, Stream<String>> use) throws IOException {
    var options = LocalPoolOptions.forTests().clock(() -> FixedVerifier.NOW).build();
    try (var pool = LocalUserPool.start(options)) {
      return HostileTokens.all().stream()
          .flatMap(hostile -> use.apply(hostile.from(pool)))
          .distinct()
          .map(text -> text.getBytes(ISO_8859_1))
          .toList();
    }
  }

  /// The header and the claims of a token that has them.
  private static Stream<String> decoded(String token) {
    var parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Stream.empty();
    }
    try {
      return Stream.of(text(parts[0]), text(parts[1]));
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }

  private static String text(String part) {
    return new String(BASE64.decode(part), ISO_8859_1);
  }
}
