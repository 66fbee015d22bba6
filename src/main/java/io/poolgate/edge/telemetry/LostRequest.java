package io.poolgate.edge.telemetry;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/// Marks a request whose client left before all of it had come.
public final class LostRequest {
  /// nginx's status for it, which no client ever sees.
  static final int STATUS = 499;

  private static final String BEGAN = "poolgate.lost";

  private LostRequest() {}

  /// Marks it.
  ///
  /// @param began when its head came ([System#nanoTime])
  public static <R extends HttpRequest<?>> R mark(R request, long began) {
    request.setAttribute(BEGAN, began);
    return request;
  }

  /// When its head came, where it is one.
  static Optional<Long> began(HttpRequest<?> request) {
    return request.getAttribute(BEGAN, Long.class);
  }
}
