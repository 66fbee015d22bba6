package io.poolgate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Bearer;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.RawConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Traefik and Envoy send with the configurations of docs/protect-another-service.md, byte by
/// byte as their sources have it: no package of theirs can be installed here.
@ExtendWith(PoolgateExtension.class)
class ReplayedProxiesTest {
  /// Traefik 3.7, `pkg/middlewares/auth/forward.go`, by Go's HTTP client, which sorts the names.
  private static final String TRAEFIK =
      """
      GET /v1/verify?group=%s HTTP/1.1
      Host: poolgate:8080
      User-Agent: Go-http-client/1.1
      %sX-Forwarded-For: 203.0.113.7
      X-Forwarded-Host: reports.example.com
      X-Forwarded-Method: POST
      X-Forwarded-Proto: https
      X-Forwarded-Uri: /reports?group=editors&q={a|b}
      Accept-Encoding: gzip

      """;

  /// Envoy, `ext_authz_http_impl.cc` and its HTTP/1.1 codec, which writes small letters. The host
  /// is the client's own.
  private static final String ENVOY =
      """
      %s /v1/verify/proxied/reports?group=editors&q={a|b} HTTP/1.1
      content-length: 0
      host: reports.example.com
      %sx-poolgate-require: group=%s; status=200
      x-envoy-internal: true
      x-forwarded-for: 172.17.0.3

      """;

  private final PoolgateServer poolgate;
  private final Bearer editor;

  ReplayedProxiesTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
    this.editor = Editor.at(poolgate);
  }

  @Test
  void traefikAsksOnOneConnectionForAll() {
    try (var connection = new RawConnection(poolgate.api().server())) {
      for (int i = 0; i < 2; i++) {
        var passed = ask(connection, TRAEFIK.formatted("editors", authorization("Authorization")));
        assertThat(passed.status()).isEqualTo(204);
        assertThat(passed.headers()).containsEntry("X-Auth-Groups", "editors,x%2Cadmins");
        var refused = ask(connection, TRAEFIK.formatted("admins", authorization("Authorization")));
        assertThat(refused.status()).isEqualTo(403);
        var nobody = ask(connection, TRAEFIK.formatted("editors", ""));
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.headers()).containsKey("WWW-Authenticate");
        assertThat(nobody.announcesEnd()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
  void envoyAsksWithTheClientsMethodAndTarget(String method) {
    try (var connection = new RawConnection(poolgate.api().server())) {
      var passed =
          ask(connection, ENVOY.formatted(method, authorization("authorization"), "editors"));
      assertThat(passed.status()).isEqualTo(200);
      assertThat(passed.headers()).containsEntry("X-Auth-Groups", "editors,x%2Cadmins");
      var refused =
          ask(connection, ENVOY.formatted(method, authorization("authorization"), "admins"));
      assertThat(refused.status()).isEqualTo(403);
      var nobody = ask(connection, ENVOY.formatted(method, "", "editors"));
      assertThat(nobody.status()).isEqualTo(401);
      assertThat(nobody.announcesEnd()).isFalse();
    }
  }

  /// @param name as the proxy writes it
  private String authorization(String name) {
    return name + ": Bearer " + editor.token() + "\n";
  }

  private static RawConnection.Received ask(RawConnection connection, String request) {
    return connection.send(request.replace("\n", "\r\n")).receive();
  }
}
