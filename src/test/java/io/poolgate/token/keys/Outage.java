package io.poolgate.token.keys;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// A way in which a key server can fail to serve keys.
public record Outage(String what, Consumer<JwksServer> begin) {

  static Stream<Outage> all() {
    return Stream.of(
        new Outage("connection refused", JwksServer::refuses),
        new Outage("no answer", jwks -> jwks.hangs()),
        new Outage("an answer that never ends", JwksServer::trickles),
        new Outage("status 500", jwks -> jwks.answers(500, "{\"keys\":[]}")),
        new Outage("status 404", jwks -> jwks.answers(404, "")),
        new Outage("garbage", jwks -> jwks.serves("<html>")),
        new Outage("no keys", jwks -> jwks.serves("{\"keys\":[]}")),
        new Outage("an empty body", jwks -> jwks.serves("")),
        new Outage("a redirect", jwks -> jwks.redirectsTo(URI.create("http://127.0.0.1:1/"))),
        new Outage("1 MB", jwks -> jwks.servesPaddedTo(1 << 20)),
        new Outage("an answer of any size, fast", jwks -> jwks.answers(Outage::flood)),
        new Outage("64 KB that unpack to 60 MB", jwks -> jwks.answers(Outage::bomb)),
        new Outage("headers of 1 MB", jwks -> jwks.answers(Outage::header)),
        new Outage("30,000 levels", jwks -> jwks.serves("{\"keys\":" + "[".repeat(30_000))),
        new Outage("20,000 entries, no key", jwks -> jwks.serves(entries())));
  }

  /// Until the client has enough.
  private static void flood(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    var piece = new byte[8192];
    for (int i = 0; i < 100_000; i++) {
      exchange.getResponseBody().write(piece);
    }
  }

  private static void bomb(HttpExchange exchange) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 60; i++) {
        gzip.write(new byte[1 << 20]);
      }
    }
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    exchange.sendResponseHeaders(200, packed.size());
    packed.writeTo(exchange.getResponseBody());
  }

  private static void header(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("X-Filler", "x".repeat(1 << 20));
    exchange.sendResponseHeaders(200, -1);
  }

  private static String entries() {
    return "{\"keys\":[" + "{},".repeat(20_000) + "{}]}";
  }

  @Override
  public String toString() {
    return what;
  }
}
