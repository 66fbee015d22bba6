package io.poolgate.edge.connection.http2;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.poolgate.PoolgateServer;
import io.poolgate.edge.tls.CertificateAuthority;
import io.poolgate.edge.tls.PemFiles;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class Http2ConnectionTest {
  private static final CertificateAuthority AUTHORITY = new CertificateAuthority();
  private static final int GOAWAY = 7;

  @TempDir private Path folder;

  @Test
  void aStreamWhoseRequestStopsHalfWayIsReset() {
    try (var poolgate = start("poolgate.connections.request-timeout", "500ms");
        var client = client()) {
      var slow = signIn(poolgate, BodyPublishers.fromPublisher(new Silent()));
      assertThatThrownBy(() -> client.send(slow, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("RST_STREAM");
      var whole = signIn(poolgate, strangers());
      assertThat(client.sendAsync(whole, BodyHandlers.ofString()).join().statusCode())
          .as("on the same connection")
          .isEqualTo(401);
      client.shutdownNow(); // it would wait for the stream that was reset
    }
  }

  @Test
  void whatIsUnderWayIsAnswered() {
    try (var poolgate = start("poolgate.shutdown.grace", "1h");
        var client = client()) {
      poolgate.pool().faults().on("InitiateAuth").delay(Duration.ofSeconds(3));
      var answer = client.sendAsync(signIn(poolgate, strangers()), BodyHandlers.ofString());
      await().until(() -> poolgate.pool().requests().count("InitiateAuth") == 1);
      var end = poolgate.end();
      assertThat(answer.join().statusCode()).isEqualTo(401);
      end.join();
    }
  }

  @Test
  void aClientIsToldToBeginNoFurtherStream() throws IOException {
    try (var poolgate = start("poolgate.shutdown.grace", "1h");
        var socket = connect(poolgate)) {
      socket
          .getOutputStream()
          .write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0}); // no settings
      var frames = new DataInputStream(socket.getInputStream());
      skipFrame(frames); // the server's settings
      var end = poolgate.end();
      int lastStream = awaitGoAway(frames);
      assertThat(lastStream).as("those on their way are taken").isEqualTo(Integer.MAX_VALUE);
      assertThat(frames.readAllBytes()).as("then it closes").isNotNull();
      end.join();
    }
  }

  /// A body that never comes.
  private static final class Silent implements Flow.Publisher<ByteBuffer> {
    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      subscriber.onSubscribe(
          new Flow.Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {}
          });
    }
  }

  private PoolgateServer start(String property, String value) {
    var files = new PemFiles(folder).write(AUTHORITY.issue("one"));
    var properties = new HashMap<String, Object>(files.properties());
    properties.put(property, value);
    return PoolgateServer.start(Map.copyOf(properties));
  }

  private static HttpClient client() {
    return HttpClient.newBuilder().sslContext(AUTHORITY.client()).build();
  }

  private static HttpRequest signIn(PoolgateServer poolgate, BodyPublisher body) {
    int port = poolgate.api().server().getPort();
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/v1/sign-in"))
        .header("Content-Type", "application/json")
        .POST(body)
        .build();
  }

  private static BodyPublisher strangers() {
    return BodyPublishers.ofString(credentials(newEmail(), newPassword()));
  }

  private static SSLSocket connect(PoolgateServer poolgate) throws IOException {
    var factory = AUTHORITY.client().getSocketFactory();
    int port = poolgate.api().server().getPort();
    var socket = (SSLSocket) factory.createSocket("localhost", port);
    var parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    socket.setSSLParameters(parameters);
    return socket;
  }

  /// Reads frames (RFC 9113 §4.1) up to a GOAWAY, and returns the last stream that it names.
  private static int awaitGoAway(DataInputStream frames) throws IOException {
    while (true) {
      int lengthAndType = frames.readInt();
      frames.skipNBytes(5); // flags and stream
      var payload = frames.readNBytes(lengthAndType >>> 8);
      if ((lengthAndType & 0xFF) == GOAWAY) {
        return ByteBuffer.wrap(payload).getInt();
      }
    }
  }

  private static void skipFrame(DataInputStream frames) throws IOException {
    int length = frames.readInt() >>> 8;
    frames.skipNBytes(5 + length);
  }
}
