package io.poolgate.localpool.server;

import com.sun.net.httpserver.HttpExchange;
import io.poolgate.localpool.wire.LoopbackOrigin;
import java.util.function.Predicate;

/// Lets scripts of some origins call. Cognito answers those of every origin; the local pool only
/// pages of this machine, and those that the developer names. `null` is nobody's: every sandboxed
/// page sends it.
final class Cors {
  private final Predicate<String> named;

  Cors(Predicate<String> named) {
    this.named = named;
  }

  void allow(HttpExchange exchange, String methods) {
    var headers = exchange.getResponseHeaders();
    headers.set("Vary", "Origin");
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    if (origin != null && permits(origin)) {
      headers.set("Access-Control-Allow-Origin", origin);
      headers.set("Access-Control-Allow-Methods", methods);
      headers.set("Access-Control-Allow-Headers", "*, Authorization");
      headers.set("Access-Control-Expose-Headers", "x-amzn-ErrorType, x-amzn-RequestId");
      headers.set("Access-Control-Max-Age", "600");
    }
  }

  private boolean permits(String origin) {
    return LoopbackOrigin.matches(origin) || (!origin.equals("null") && named.test(origin));
  }
}
