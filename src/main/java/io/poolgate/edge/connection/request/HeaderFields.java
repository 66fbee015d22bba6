package io.poolgate.edge.connection.request;

import java.util.Map;

/// How many header fields a request may have, and how much memory they take. An empty field is two
/// bytes on the wire and a hundred in memory, so a limit on bytes alone bounds nothing.
public final class HeaderFields {
  /// A request with more is answered with 431.
  public static final int MOST = 100;

  /// So is one whose fields are larger, as RFC 9113 §6.5.2 counts them, in bytes.
  public static final int MOST_BYTES = 16 << 10;

  /// What that adds to each field.
  private static final int LISTED_FIELD = 32;

  /// What a request takes beside its fields, and a field beside its characters, in bytes.
  private static final int REQUEST = 1 << 10;

  private static final int FIELD = 128;

  private HeaderFields() {}

  /// How large they are (RFC 9113 §6.5.2), in bytes.
  public static long listSize(
      Iterable<? extends Map.Entry<? extends CharSequence, ? extends CharSequence>> fields) {
    long size = 0;
    for (var field : fields) {
      size += LISTED_FIELD + field.getKey().length() + field.getValue().length();
    }
    return size;
  }

  /// What a request with such fields takes, in bytes.
  public static long weight(
      Iterable<? extends Map.Entry<? extends CharSequence, ? extends CharSequence>> fields) {
    long weight = REQUEST;
    for (var field : fields) {
      weight += FIELD + field.getKey().length() + field.getValue().length();
    }
    return weight;
  }
}
