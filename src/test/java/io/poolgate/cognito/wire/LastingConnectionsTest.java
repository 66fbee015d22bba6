package io.poolgate.cognito.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolgate.token.keys.JwksServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Apache's connections, and what an `Error` does to them.
class LastingConnectionsTest {
  private final Deque<CloseableHttpClient> opened = new ArrayDeque<>();
  @AutoClose private final JwksServer server = new JwksServer("{}");
  @AutoClose private final LastingConnections connections = new LastingConnections(this::open);

  private CloseableHttpClient open() {
    var client = HttpClients.createDefault();
    opened.push(client);
    return client;
  }

  @Test
  void anErrorInTheMiddleOfACallIsTheLastOfIt() throws IOException {
    var failing = new HttpPost("/");
    failing.setEntity(new InputStreamEntity(new Exhausted(), 1, null));
    assertThat(get()).isEqualTo(200);
    assertThatThrownBy(() -> connections.exchange(host(), failing, HttpResponse::getCode))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(get()).isEqualTo(200);
    assertThat(get()).isEqualTo(200);
    assertThat(opened).hasSize(2);
  }

  /// So it is where there was no memory for others, either.
  @Test
  void closedConnectionsFailOnceAndTellThatNothingWasSent() throws IOException {
    opened.getFirst().close(CloseMode.IMMEDIATE);
    assertThatThrownBy(this::get).isInstanceOf(ConnectException.class);
    assertThat(get()).isEqualTo(200);
  }

  @Test
  void theirEndIsNoReasonToOpenOthers() {
    connections.close();
    assertThatThrownBy(this::get).isInstanceOf(ConnectException.class);
    assertThat(opened).hasSize(1);
  }

  private int get() throws IOException {
    return connections.exchange(host(), new HttpGet("/"), HttpResponse::getCode);
  }

  private HttpHost host() {
    return HttpHost.create(server.address());
  }

  /// A body for which there is no memory.
  private static final class Exhausted extends InputStream {
    @Override
    public int read() {
      throw new OutOfMemoryError("no real one");
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return read();
    }
  }
}
