package io.poolgate.edge;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.poolgate.problem.StartupException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The path below which all routes are (`MICRONAUT_SERVER_CONTEXT_PATH`).
@Context
public final class ContextPath {
  /// Segments that are read in one way only: nothing encoded, no dot segment, no template.
  private static final Pattern PLAIN = Pattern.compile("(/(?!\\.\\.?(/|$))[A-Za-z0-9._~-]+)*");

  private final String path;

  ContextPath(@Property(name = "micronaut.server.context-path") @Nullable String configured) {
    path = configured == null ? "" : withoutLastSlash(withFirstSlash(configured));
    if (!isPlain(path)) {
      throw new StartupException(
          "MICRONAUT_SERVER_CONTEXT_PATH",
          "must be a path of letters, digits, dots, hyphens and underscores.",
          "/auth");
    }
  }

  /// It begins with a slash and ends with none; empty without one.
  public String path() {
    return path;
  }

  static boolean isPlain(String path) {
    return PLAIN.matcher(path).matches();
  }

  static String withoutLastSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static String withFirstSlash(String path) {
    return path.startsWith("/") ? path : "/" + path;
  }
}
