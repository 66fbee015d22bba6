package io.poolgate.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/// A body that was not read to its end: a list or an object in it, or all of them together, had too
/// many entries.
public final class TooManyEntriesException extends StreamConstraintsException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /// @param field the list or the object; empty for the body itself
  public TooManyEntriesException(JsonParser parser, String field) {
    super("Too many entries", parser.currentLocation());
    this.field = field;
  }

  String field() {
    return field;
  }
}
