package io.poolgate.edge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.poolgate.PoolgateServer;
import io.poolgate.RawHttp2;
import io.poolgate.edge.tls.CertificateAuthority;
import io.poolgate.edge.tls.PemFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void aRequestIsAnswered() {
    try (var connection = RawHttp2.connect(poolgate.api().server(), AUTHORITY.client())) {
      assertThat(connection.get(1, "/health/liveness").answer(1).status()).isEqualTo(200);
      assertThat(connection.get(3, "/nowhere").answer(3).text()).contains("not_found");
      connection.windowUpdate(0, 0);
      var end = connection.await(Http2FrameTypes.GO_AWAY);
      assertThat(end.number(4)).isEqualTo((int) Http2Error.PROTOCOL_ERROR.code());
      connection.awaitEnd();
    }
  }
}
