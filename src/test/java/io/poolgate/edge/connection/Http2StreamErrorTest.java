package io.poolgate.edge.connection;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http2.Http2Error;
import io.poolgate.PoolgateServer;
import io.poolgate.RawHttp2;
import io.poolgate.edge.tls.CertificateAuthority;
import io.poolgate.edge.tls.PemFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests of HTTP/2 that are none: each costs its own stream, and never the others' connection.
@Timeout(60)
class Http2StreamErrorTest {
  private static final CertificateAuthority AUTHORITY = new CertificateAuthority();

  @TempDir private static Path folder;
  private static PoolgateServer poolgate;

  @BeforeAll
  static void start() {
    poolgate =
        PoolgateServer.start(new PemFiles(folder).write(AUTHORITY.issue("one")).properties());
  }

  @AfterAll
  static void stop() {
    poolgate.close();
  }

  /// Of a good request: fields that are left out begin with a minus, others are added.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-:path",
        "-:method",
        "-:scheme",
        "-:path|-:method|-:scheme|-:authority",
        "-:path|:path|",
        "-:path|:path|health",
        "-:path|:path|*",
        "-:path|:path|//x/health",
        "-:path|:path|http://localhost/health",
        "-:path|:path|/he alth",
        "-:path|:path|/he\u0001alth",
        "-:path|:path|/health#x",
        "-:method|:method|",
        "-:method|:method|G T",
        "-:method|:method|CONNECT",
        "-:method|-:path|-:scheme|:method|CONNECT",
        "-:scheme|:scheme|ftp",
        ":path|/health",
        ":method|GET",
        ":scheme|https",
        ":authority|localhost",
        "-:authority|:authority|",
        ":status|200",
        ":unknown|x",
        ":protocol|websocket",
        "x|y|:path|/health",
        "X-Upper|y",
        "|y",
        "bad name|y",
        "connection|close",
        "keep-alive|5",
        "proxy-connection|close",
        "transfer-encoding|chunked",
        "upgrade|h2c",
        "te|gzip",
        "x|a\u0000b",
        "x|a\rb",
        "x|a\nb",
        "content-length|5",
        "content-length|-1"
      })
  void whatIsNoRequestResetsItsStreamAlone(String change) {
    try (var connection = connect()) {
      connection.headers(1, true, changed(change));
      var refused = connection.answer(1);
      assertThat(refused.error()).isEqualTo((int) Http2Error.PROTOCOL_ERROR.code());
      assertThat(refused.status()).as("it is not answered").isZero();
      assertServed(connection, 3);
    }
  }

  @Test
  void whatIsUnderWayGoesOn() {
    poolgate.pool().faults().on("InitiateAuth").times(1).delay(Duration.ofMillis(500));
    try (var connection = connect()) {
      connection.headers(1, false, post("/v1/sign-in"));
      connection.data(1, true, signIn());
      await().until(() -> poolgate.pool().requests().count("InitiateAuth") > 0);
      connection.headers(3, true, changed("-:path"));
      assertThat(connection.answer(1).status()).isEqualTo(401);
      assertThat(connection.answer(3).error()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-:authority",
        "host|other",
        "host|localhost|host|localhost",
        "-:authority|:authority|user@localhost",
        "-:authority|:authority|a b",
        "-:authority|host|a,b",
        "-:authority|host|localhost|host|localhost"
      })
  void noHostOrTwoIsRefused(String change) {
    try (var connection = connect()) {
      var answer = connection.headers(1, true, changed(change)).answer(1);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("invalid_request");
      assertServed(connection, 3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"host|LOCALHOST", "-:authority|host|localhost", "te|trailers"})
  void whatIsWellFormedIsAnswered(String change) {
    try (var connection = connect()) {
      assertThat(connection.headers(1, true, changed(change)).answer(1).status()).isEqualTo(200);
    }
  }

  @Test
  void aMethodThatIsNotKnownIsNotImplemented() {
    try (var connection = connect()) {
      var answer = connection.headers(1, true, changed("-:method|:method|FOO")).answer(1);
      assertThat(answer.status()).isEqualTo(501);
      assertThat(answer.text()).contains("not_enabled");
    }
  }

  /// Micronaut drops them, and would wait for the body's end for ever.
  @Test
  void aRequestMayEndWithTrailers() {
    try (var connection = connect()) {
      connection.headers(1, false, post("/v1/sign-in")).data(1, false, signIn());
      assertThat(connection.headers(1, true, "x-checksum", "1").answer(1).status()).isEqualTo(401);
    }
  }

  private static RawHttp2 connect() {
    return RawHttp2.connect(poolgate.api().server(), AUTHORITY.client());
  }

  private static void assertServed(RawHttp2 connection, int stream) {
    assertThat(connection.get(stream, "/health/liveness").answer(stream).status()).isEqualTo(200);
  }

  private static byte[] signIn() {
    return credentials(newEmail(), newPassword()).getBytes(StandardCharsets.UTF_8);
  }

  private static String[] post(String path) {
    return changed(
        "-:method|-:path|:method|POST|:path|" + path, "content-type", "application/json");
  }

  private static String[] changed(String change, String... fields) {
    var all =
        new ArrayList<>(
            List.of(
                ":method",
                "GET",
                ":scheme",
                "https",
                ":authority",
                "localhost",
                ":path",
                "/health/liveness"));
    var parts = change.split("\\|", -1);
    int part = 0;
    for (; part < parts.length && parts[part].startsWith("-"); part++) {
      int index = all.indexOf(parts[part].substring(1));
      all.subList(index, index + 2).clear();
    }
    all.addAll(List.of(parts).subList(part, parts.length));
    all.addAll(List.of(fields));
    return all.toArray(String[]::new);
  }
}
