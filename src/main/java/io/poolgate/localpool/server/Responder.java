package io.poolgate.localpool.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/// Sends answers, right ones or as the faults of the moment want them.
final class Responder {
  private final Faults faults;

  Responder(Faults faults) {
    this.faults = faults;
  }

  static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    begin(exchange, answer, body.length);
    if (body.length > 0 && !isHead(exchange)) {
      exchange.getResponseBody().write(body);
    }
  }

  /// Answers a call, or does what a fault says. The exchange is closed by the caller, which closes
  /// the connection too where the answer is not complete.
  void respond(HttpExchange exchange, String operation, Supplier<Answer> call)
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
        send(exchange, new Answer(answer.status(), answer.headers(), text));
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

  private static void begin(HttpExchange exchange, Answer answer, int length) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    // For the JDK's server -1 means no body, and 0 one of unknown length.
    boolean bare = length == 0 || isHead(exchange);
    exchange.sendResponseHeaders(answer.status(), bare ? -1 : length);
  }

  private static boolean isHead(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("HEAD");
  }
}
