package io.poolgate.clients;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.poolgate.NpmFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;

/// A website with one page, whose script is made of Amplify and the flows.
final class AmplifySite implements AutoCloseable {
  private static final byte[] PAGE =
      "<!doctype html><title>Amplify</title><script src=/bundle.js></script>"
          .getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;

  AmplifySite(NpmFolder amplify) throws IOException {
    // Without its install script esbuild's program is the one for Node.js.
    amplify
        .run(
            Map.of(),
            "node",
            "node_modules/esbuild/bin/esbuild",
            "browser.mjs",
            "--bundle",
            "--format=iife",
            "--outfile=bundle.js",
            "--log-level=warning")
        .assertPasses();
    byte[] bundle = Files.readAllBytes(amplify.folder().resolve("bundle.js"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, "text/html", PAGE));
    server.createContext("/bundle.js", exchange -> answer(exchange, "text/javascript", bundle));
    server.start();
  }

  /// Its origin by one of its names.
  String origin(String host) {
    return "http://" + host + ":" + server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
