package io.poolgate.token;

import io.poolgate.token.keys.Base64Url;
import io.poolgate.token.keys.UnambiguousJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Parses a compact JWS (RFC 7515 §7.1), strictly. It never throws: anything else is empty.
final class JwtParser {
  /// Longer ones are not parsed. Cognito's are below 4 KiB, even with many groups.
  static final int MAX_LENGTH = 8 * 1024;

  private final UnambiguousJson json = new UnambiguousJson();

  Optional<Jwt> parse(String token) {
    if (token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (first <= 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
      return Optional.empty(); // five parts are a JWE
    }
    var header = Base64Url.decode(token.substring(0, first)).flatMap(json::object);
    var claims = Base64Url.decode(token.substring(first + 1, second)).flatMap(json::object);
    var signature = Base64Url.decode(token.substring(second + 1));
    if (header.isEmpty() || claims.isEmpty() || signature.isEmpty()) {
      return Optional.empty();
    }
    var signed = token.substring(0, second).getBytes(StandardCharsets.US_ASCII);
    return Optional.of(new Jwt(header.get(), claims.get(), signed, signature.get()));
  }
}
