package io.poolgate.localpool.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouterTest {
  private static final String ALLOWED = "access-control-allow-origin";

  private final HttpClient http = HttpClient.newHttpClient();
  private LocalUserPool pool;

  @BeforeAll
  void start() throws Exception {
    pool =
        LocalUserPool.start(
            LocalPoolOptions.forTests()
                .hostNames("pool.test")
                .origins(Set.of("ionic://localhost", "http://10.0.0.1", "null")::contains)
                .build());
  }

  @AfterAll
  void stop() {
    pool.close();
    http.close();
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 405",
    "LOCALHOST:9229, 405",
    "127.0.0.1, 405",
    "[::1]:80, 405",
    "pool.test, 405",
    "evil.example, 403",
    "localhost.evil.example, 403",
    "127.0.0.1.evil.example:80, 403",
    "127.0.0.2, 403",
    "localhost:, 403",
    "user@localhost, 403",
    "'', 403"
  })
  void onlyItsOwnNamesAreServed(String host, int status) throws Exception {
    assertThat(raw("GET / HTTP/1.1", "Host: " + host, "Connection: close"))
        .startsWith("HTTP/1.1 " + status);
  }

  @Test
  void twoHostsOrNoneAreRefused() throws Exception {
    assertThat(raw("GET /mailbox HTTP/1.0")).startsWith("HTTP/1.1 403");
    assertThat(
            raw(
                "GET /mailbox HTTP/1.1",
                "Host: localhost",
                "Host: evil.example",
                "Connection: close"))
        .startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:5173",
        "http://127.0.0.1",
        "https://[::1]:8443",
        "ionic://localhost",
        "http://10.0.0.1"
      })
  void pagesOfThisMachineAndNamedOnesMayCallItFromTheBrowser(String origin) throws Exception {
    for (String path : new String[] {"/", pool.jwksUrl().getPath()}) {
      var answer =
          send(
              request(path)
                  .header("Origin", origin)
                  .header("Access-Control-Request-Method", "POST")
                  .method("OPTIONS", BodyPublishers.noBody()));

      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.headers().firstValue(ALLOWED)).contains(origin);
      assertThat(answer.headers().firstValue("vary")).contains("Origin");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "http://localhost.evil.example",
        "http://127.0.0.1@evil",
        "http://10.0.0.1:80",
        "capacitor://localhost"
      })
  void pagesOfElsewhereMayNot(String origin) throws Exception {
    for (String path : new String[] {"/", pool.jwksUrl().getPath()}) {
      var answer =
          send(request(path).header("Origin", origin).method("OPTIONS", BodyPublishers.noBody()));

      assertThat(answer.headers().firstValue(ALLOWED)).isEmpty();
    }
  }

  /// Any website could read codes.
  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:5173", "ionic://localhost", "null"})
  void noPageMayReadTheMailbox(String origin) throws Exception {
    for (String method : new String[] {"GET", "OPTIONS", "DELETE"}) {
      var answer =
          send(
              request("/mailbox").header("Origin", origin).method(method, BodyPublishers.noBody()));

      assertThat(answer.headers().map().keySet()).noneMatch(name -> name.contains("control-allow"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /, 405",
    "GET, /, 405",
    "POST, /local_Poolgate1/.well-known/jwks.json, 405",
    "PUT, /mailbox, 405",
    "OPTIONS, /mailbox, 405",
    "GET, /nowhere, 404",
    "GET, //, 400",
    "GET, http://evil.example/nowhere, 404",
    "GET, /local_Other/.well-known/jwks.json, 404",
    "GET, /mailbox/, 404"
  })
  void otherMethodsAndPathsAreRefused(String method, String path, int status) throws Exception {
    assertThat(raw(method + " " + path + " HTTP/1.1", "Host: localhost", "Connection: close"))
        .startsWith("HTTP/1.1 " + status);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(pool.endpoint() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /// Sends lines that no client library would.
  private String raw(String... lines) throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), pool.endpoint().getPort());
        InputStream in = socket.getInputStream()) {
      String request = String.join("\r\n", lines) + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
