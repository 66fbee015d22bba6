package io.poolgate.verify;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Names as they travel in the headers between a proxy and this server: UTF-8, percent-encoded but
/// for `A-Za-z0-9._~@:/+-` (RFC 3986 §2.1).
///
/// Header values are Latin-1 to some and ASCII to others: unencoded, `Łukasz` and `Śukasz` would
/// arrive as one user, and a group named `x,admins` as two groups.
final class PercentEncoding {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentEncoding() {}

  /// The items joined by commas, which an item itself cannot contain.
  static String encode(List<String> items) {
    return items.stream().map(PercentEncoding::encode).collect(Collectors.joining(","));
  }

  static String encode(String text) {
    var encoded = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain((char) (b & 0xff))) {
        encoded.append((char) b);
      } else {
        HEX.toHexDigits(encoded.append('%'), b);
      }
    }
    return encoded.toString();
  }

  /// The name, or empty for anything that is not an encoded name: a character that should have been
  /// encoded, half an escape, bytes that are not UTF-8, nothing at all.
  static Optional<String> decode(String encoded) {
    var bytes = ByteBuffer.allocate(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%' && isHex(encoded, i + 1) && isHex(encoded, i + 2)) {
        bytes.put((byte) HexFormat.fromHexDigits(encoded, i + 1, i + 3));
        i += 2;
      } else if (isPlain(c)) {
        bytes.put((byte) c);
      } else {
        return Optional.empty();
      }
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isHex(String text, int at) {
    return at < text.length() && HexFormat.isHexDigit(text.charAt(at));
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "._~@:/+-".indexOf(c) >= 0;
  }
}
