package io.poolgate.edge;

import java.util.function.LongFunction;

/// A text that is the same for all of a second, and made once for it.
public final class PerSecond {
  private record Made(long second, String text) {}

  private final LongFunction<String> format;
  private volatile Made last = new Made(Long.MIN_VALUE, "");

  /// @param format makes it of a second since 1970
  public PerSecond(LongFunction<String> format) {
    this.format = format;
  }

  /// The text of a second since 1970.
  public String of(long second) {
    var made = last;
    if (made.second != second) {
      made = new Made(second, format.apply(second));
      last = made;
    }
    return made.text;
  }
}
