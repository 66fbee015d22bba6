package io.poolgate.localpool.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/// Sends answers, the right ones or what the faults of the moment make of them.
final class Responder {
  private final Faults faults;

  Responder(Faults faults) {
    this.faults = faults;
  }

  static void send(HttpExchange exchange, HttpAnswer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    begin(exchange, answer, body.length);
    if (body.length > 0 && !isHead(exchange)) {
      exchange.getResponseBody().write(body);
    }
  }

  /// Answers a call, or does what a fault says. The caller closes the exchange, and thereby the
  /// connection where the answer is incomplete.
  void respond(HttpExchange exchange, String operation, Supplier<HttpAnswer> call)
      throws IOException, InterruptedException {
    var plan = faults.take(operation);
    Thread.sleep(plan.delay());
    switch (plan.fault()) {
      case null -> send(exchange, call.get());
      case Fault.Delay more -> throw new IllegalStateException("a plan has one delay: " + more);
      case Fault.Reply(var answer) -> send(exchange, answer);
      case Fault.Raise(var type, var message) ->
          send(exchange, WireProtocol.failure(type, message));
      case Fault.Drop drop -> exchange.close();
      case Fault.Truncate half -> {
        var answer = call.get();
        String text = answer.body().substring(0, answer.body().length() / 2);
        send(exchange, new HttpAnswer(answer.status(), answer.headers(), text));
      }
      case Fault.CutOff cut -> {
        var answer = call.get();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        begin(exchange, answer, body.length + 1);
        exchange.getResponseBody().write(Arrays.copyOf(body, body.length / 2));
        exchange.getResponseBody().flush();
      }
    }
  }

  private static void begin(HttpExchange exchange, HttpAnswer answer, int length)
      throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    // For the JDK's server -1 means no body, and 0 one of unknown length.
    boolean bare = length == 0 || isHead(exchange);
    exchange.sendResponseHeaders(answer.status(), bare ? -1 : length);
  }

  private static boolean isHead(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("HEAD");
  }
}
