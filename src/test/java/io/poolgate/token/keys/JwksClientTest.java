package io.poolgate.token.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.netty.pkitesting.X509Bundle;
import io.poolgate.FreePort;
import io.poolgate.LogLines;
import io.poolgate.edge.tls.CertificateAuthority;
import io.poolgate.egress.ForwardProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// How keys are fetched, and what the log says when they cannot be.
class JwksClientTest {
  private static final CertificateAuthority AUTHORITY = new CertificateAuthority();

  @AutoClose private final JwksServer jwks = new JwksServer("{}");

  @Test
  void aFailureIsToldInWords() throws Exception {
    assertFails("unknown host", URI.create("http://" + "a".repeat(64) + ".test/"));
    jwks.answers(403, "mark-body");
    assertFails("status 403", jwks.address());
    jwks.servesPaddedTo(1 << 17);
    assertFails("the answer is too large", jwks.address());
    jwks.answers(exchange -> exchange.close());
    assertFails("the connection broke off", jwks.address());
    jwks.refuses();
    assertFails("connection refused, or no way there", jwks.address());
  }

  @Test
  void soIsWhatIsWrongWithTls() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> refuseHandshake(server));
      assertFails(
          "no TLS could be agreed on",
          URI.create("https://127.0.0.1:" + server.getLocalPort() + "/"));
    }
    var believed = route(Optional.of(AUTHORITY.client()));
    try (var server = new TlsServer(AUTHORITY.issue("one"))) {
      assertThat(client(server.at("127.0.0.1"), believed).fetch()).hasSize(2);
      assertFails("its certificate is not trusted", server.at("127.0.0.1"));
      assertFails("its certificate is for another host", server.at("127.0.0.2"), believed);
    }
    try (var server = new TlsServer(AUTHORITY.issueExpired("one"))) {
      assertFails("its certificate has expired", server.at("127.0.0.1"), believed);
    }
  }

  @Test
  void soIsWhatIsWrongWithAProxy() throws Exception {
    var keys = URI.create("https://keys.test/");
    try (var proxy = new ForwardProxy("Basic x", Map.of(), jwks.address())) {
      assertFails("the proxy refused: status 407", keys, through(proxy.port()));
    }
    assertFails("the proxy: connection refused, or no way there", keys, through(FreePort.find()));
  }

  @Test
  void theLogNamesTheHostAndNoSecret() {
    var secrets = jwks.address().toString().replace("//", "//ada:mark-password@") + "?mark-query";
    var address = URI.create(secrets);
    var settings = settings(address);
    jwks.answers(403, "mark-body");
    try (var log = LogLines.ofErrors();
        var keys =
            new KeySource(
                settings,
                KeyRoute.DIRECT,
                Security.getProvider("SunRsaSign"),
                InstantSource.system(),
                _ -> {})) {
      keys.start();
      await()
          .untilAsserted(() ->
              assertThat(log.lines())
                  .contains(
                      "The keys could not be fetched from "
                          + jwks.address()
                          + " (status 403); no token can be verified yet"));
      assertThat(log.lines()).noneMatch(line -> line.contains("mark-"));
    }
  }

  @Test
  void aClientThatWasClosedFetchesAgain() {
    var client = client(jwks.address(), KeyRoute.DIRECT);
    client.close();
    await().ignoreExceptions().untilAsserted(() -> assertThat(client.fetch()).hasSize(2));
    client.close();
  }

  private static void assertFails(String words, URI address) {
    assertFails(words, address, KeyRoute.DIRECT);
  }

  private static void assertFails(String words, URI address, KeyRoute route) {
    try (var client = client(address, route)) {
      assertThatThrownBy(client::fetch).isInstanceOf(IOException.class).hasMessage(words);
    }
  }

  private static JwksClient client(URI address, KeyRoute route) {
    return new JwksClient(settings(address), route);
  }

  private static KeySettings settings(URI address) {
    return new KeySettings(address, Duration.ofMinutes(5), Duration.ofDays(1), Optional.empty());
  }

  private static KeyRoute route(Optional<SSLContext> trust) {
    return new KeyRoute(Optional.empty(), Optional.empty(), trust);
  }

  private static KeyRoute through(int port) {
    var proxy = InetSocketAddress.createUnresolved("127.0.0.1", port);
    return new KeyRoute(Optional.of(proxy), Optional.empty(), Optional.empty());
  }

  /// By the alert `handshake_failure` (RFC 8446 §6).
  private static void refuseHandshake(ServerSocket server) {
    try (var client = server.accept()) {
      var _ = client.getInputStream().read();
      client.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 2, 40});
      client.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Answers `{}` to everything.
  private static final class TlsServer implements AutoCloseable {
    private final HttpsServer server;

    TlsServer(X509Bundle certificate) throws Exception {
      var context = SSLContext.getInstance("TLS");
      context.init(certificate.toKeyManagerFactory().getKeyManagers(), null, null);
      server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(context));
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
          });
      server.start();
    }

    URI at(String host) {
      return URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
