package io.poolgate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/// A web site with an empty page, and the API of a server under the same origin.
public final class FrontEnd implements AutoCloseable {
  private static final byte[] PAGE =
      "<!doctype html><title>front end</title>".getBytes(StandardCharsets.UTF_8);

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer site;
  private final URI api;

  public FrontEnd(URI api) throws IOException {
    this.api = api;
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    site.createContext("/", exchange -> answer(exchange, 200, "text/html", PAGE));
    site.createContext("/v1/", this::forward);
    site.start();
  }

  public String origin() {
    return "http://localhost:" + site.getAddress().getPort();
  }

  private void forward(HttpExchange exchange) throws IOException {
    var request =
        HttpRequest.newBuilder(api.resolve(exchange.getRequestURI()))
            .header("Content-Type", "application/json")
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    var credentials = exchange.getRequestHeaders().getFirst("Authorization");
    if (credentials != null) {
      request.header("Authorization", credentials);
    }
    try {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      answer(exchange, response.statusCode(), "application/json", response.body());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    site.stop(0);
    http.close();
  }
}
