import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A block of HTTP/2 header fields (RFC 7541), written by hand; no strings in Huffman's code.
final class Hpack {
  static final int AGE = 21;
  static final int NEWEST = 62; // of the dynamic table

  private static final int METHOD_GET = 2;
  private static final int METHOD_POST = 3;
  private static final int SCHEME_HTTPS = 7;
  private static final int AUTHORITY = 1;
  private static final int PATH = 4;
  private static final int CONTENT_TYPE = 31;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  static Hpack get(String path) {
    return new Hpack().indexed(METHOD_GET).target(path);
  }

  static Hpack post(String path) {
    return new Hpack().indexed(METHOD_POST).target(path).literal(CONTENT_TYPE, "application/json");
  }

  private Hpack target(String path) {
    return indexed(SCHEME_HTTPS).literal(AUTHORITY, "localhost").literal(PATH, path);
  }

  /// A field that is in a table.
  Hpack indexed(int index) {
    return integer(0x80, 7, index);
  }

  Hpack repeated(int index, int times) {
    for (int i = 0; i < times; i++) {
      indexed(index);
    }
    return this;
  }

  /// A field whose name is in a table.
  Hpack literal(int nameIndex, String value) {
    return integer(0, 4, nameIndex).string(value);
  }

  /// A field that goes into the dynamic table.
  Hpack inserted(String name, String value) {
    return integer(0x40, 6, 0).string(name).string(value);
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  private Hpack string(String text) {
    integer(0, 7, text.length());
    bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  /// RFC 7541 §5.1.
  private Hpack integer(int flags, int prefix, int value) {
    int most = (1 << prefix) - 1;
    if (value < most) {
      bytes.write(flags | value);
      return this;
    }
    bytes.write(flags | most);
    int rest = value - most;
    while (rest >= 0x80) {
      bytes.write(rest & 0x7f | 0x80);
      rest >>= 7;
    }
    bytes.write(rest);
    return this;
  }
}
