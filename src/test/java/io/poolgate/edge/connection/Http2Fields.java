package io.poolgate.edge.connection;

import java.util.ArrayList;
import java.util.List;

/// The header of a request of HTTP/2, names and values in turns, and what is changed of it.
public final class Http2Fields {
  private static final List<String> GOOD =
      List.of(
          ":method",
          "GET",
          ":scheme",
          "https",
          ":authority",
          "localhost",
          ":path",
          "/health/liveness");

  private Http2Fields() {}

  /// A good one, changed.
  ///
  /// @param change parts that are set apart by a bar: first, names after a minus, which are left
  ///   out; then what is added
  public static String[] changed(String change, String... more) {
    var all = new ArrayList<>(GOOD);
    var parts = List.of(change.split("\\|", -1));
    int part = 0;
    for (; part < parts.size() && parts.get(part).startsWith("-"); part++) {
      int index = all.indexOf(parts.get(part).substring(1));
      all.subList(index, index + 2).clear();
    }
    all.addAll(parts.subList(part, parts.size()));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  public static String[] post(String path) {
    return of("POST", path, "content-type", "application/json");
  }

  public static String[] of(String method, String path, String... more) {
    var fields = new ArrayList<>(List.of(":method", method, ":path", path));
    fields.addAll(List.of(more));
    return changed("-:method|-:path", fields.toArray(String[]::new));
  }
}
