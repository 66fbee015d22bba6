package io.poolgate.cognito.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolgate.token.keys.JwksServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/// Apache's connections, and what an `Error` does to them.
class LastingConnectionsTest {
  private final Deque<SdkHttpClient> opened = new ArrayDeque<>();
  @AutoClose private final JwksServer server = new JwksServer("{}");
  @AutoClose private final LastingConnections connections = new LastingConnections(this::open);

  private SdkHttpClient open() {
    var client = Apache5HttpClient.builder().build();
    opened.push(client);
    return client;
  }

  @Test
  void anErrorInTheMiddleOfACallIsTheLastOfIt() throws IOException {
    var failing =
        HttpExecuteRequest.builder()
            .request(request(SdkHttpMethod.POST))
            .contentStreamProvider(Exhausted::new)
            .build();
    assertThat(get()).isEqualTo(200);
    assertThatThrownBy(() -> connections.prepareRequest(failing).call())
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(get()).isEqualTo(200);
    assertThat(get()).isEqualTo(200);
    assertThat(opened).hasSize(2);
  }

  /// So it is where there was no memory for others, either.
  @Test
  void closedConnectionsFailOnceAndTellThatNothingWasSent() throws IOException {
    opened.getFirst().close();
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
    var request = HttpExecuteRequest.builder().request(request(SdkHttpMethod.GET)).build();
    var answer = connections.prepareRequest(request).call();
    answer.responseBody().orElseThrow().close();
    return answer.httpResponse().statusCode();
  }

  private SdkHttpRequest request(SdkHttpMethod method) {
    return SdkHttpRequest.builder()
        .uri(server.address())
        .method(method)
        .putHeader("Content-Length", method == SdkHttpMethod.POST ? "1" : "0")
        .build();
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
