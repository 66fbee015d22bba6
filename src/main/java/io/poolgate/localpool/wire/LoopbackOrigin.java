package io.poolgate.localpool.wire;

import java.util.regex.Pattern;

/// Tells the web pages of this machine from those of others.
public final class LoopbackOrigin {
  private static final Pattern ORIGIN =
      Pattern.compile("https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

  private LoopbackOrigin() {}

  public static boolean matches(String origin) {
    return ORIGIN.matcher(origin).matches();
  }
}
