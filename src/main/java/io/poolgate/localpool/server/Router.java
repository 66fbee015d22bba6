package io.poolgate.localpool.server;

import com.sun.net.httpserver.HttpExchange;
import io.poolgate.localpool.message.Mailbox;
import io.poolgate.localpool.settings.ListenOptions;
import io.poolgate.localpool.token.SigningKeys;
import io.poolgate.localpool.wire.Json;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.PoolException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What every request passes: the check of its host, CORS, and the choice of what answers it.
public final class Router {
  private static final int MAXIMUM_BODY = 1 << 20;

  private final HostNames hosts;
  private final Cors cors;
  private final String jwksPath;
  private final SigningKeys keys;
  private final WireProtocol wire;
  private final MailboxRoute mailbox;
  private final Responder responder;
  private final RequestLog requests;

  public Router(
      ListenOptions listen,
      String poolId,
      SigningKeys keys,
      WireProtocol wire,
      Mailbox mailbox,
      Faults faults,
      RequestLog requests) {
    hosts = new HostNames(listen.hostNames());
    cors = new Cors(listen.origins());
    jwksPath = "/" + poolId + "/.well-known/jwks.json";
    this.keys = keys;
    this.wire = wire;
    this.mailbox = new MailboxRoute(mailbox);
    responder = new Responder(faults);
    this.requests = requests;
  }

  void route(HttpExchange exchange) throws IOException, InterruptedException {
    if (!hosts.accepts(exchange.getRequestHeaders().getOrDefault("Host", List.of()))) {
      Responder.send(exchange, HttpAnswer.message(403, "This Host is not served here"));
      return;
    }
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/")) {
      wire(exchange);
    } else if (path.equals(jwksPath)) {
      jwks(exchange);
    } else if (path.equals("/mailbox")) {
      Responder.send(
          exchange, mailbox.answer(exchange.getRequestMethod(), exchange.getRequestURI()));
    } else {
      Responder.send(exchange, HttpAnswer.message(404, "Nothing here"));
    }
  }

  private void wire(HttpExchange exchange) throws IOException, InterruptedException {
    cors.allow(exchange, "POST");
    switch (exchange.getRequestMethod()) {
      case "POST" -> call(exchange);
      case "OPTIONS" -> Responder.send(exchange, HttpAnswer.empty(204, Map.of()));
      default -> Responder.send(exchange, HttpAnswer.notAllowed("POST, OPTIONS"));
    }
  }

  private void call(HttpExchange exchange) throws IOException, InterruptedException {
    byte[] body = exchange.getRequestBody().readNBytes(MAXIMUM_BODY + 1);
    if (body.length > MAXIMUM_BODY) {
      // A client that is still sending would see a broken connection in place of the answer.
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      Responder.send(exchange, WireProtocol.failure("RequestEntityTooLargeException", ""));
      return;
    }
    Parameters parameters;
    try {
      parameters = new Parameters(Json.read(body));
    } catch (PoolException unreadable) {
      Responder.send(exchange, WireProtocol.failure(unreadable));
      return;
    }
    var headers = exchange.getRequestHeaders();
    String operation = WireProtocol.operation(headers);
    record(exchange, operation, parameters);
    responder.respond(exchange, operation, () -> wire.call(operation, headers, parameters));
  }

  private void jwks(HttpExchange exchange) throws IOException, InterruptedException {
    cors.allow(exchange, "GET, HEAD");
    switch (exchange.getRequestMethod()) {
      case "GET", "HEAD" -> {
        record(exchange, Faults.JWKS, new Parameters(Map.of()));
        responder.respond(exchange, Faults.JWKS, () -> HttpAnswer.json(200, keys.jwks()));
      }
      case "OPTIONS" -> Responder.send(exchange, HttpAnswer.empty(204, Map.of()));
      default -> Responder.send(exchange, HttpAnswer.notAllowed("GET, HEAD, OPTIONS"));
    }
  }

  private void record(HttpExchange exchange, String operation, Parameters parameters) {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    requests.add(new RecordedRequest(operation, parameters.json(), Map.copyOf(headers)));
  }
}
