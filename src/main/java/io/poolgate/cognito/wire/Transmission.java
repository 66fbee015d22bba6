package io.poolgate.cognito.wire;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.HttpHost;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/// Sends one request, and reads the whole answer in a given time, however slowly it trickles in.
public final class Transmission implements AutoCloseable {
  private static final String USER_AGENT = "poolgate";

  private final URI endpoint;
  private final HttpHost host;
  private final JsonProtocol protocol;
  private final LastingConnections connections;
  private final Timer deadlines =
      new HashedWheelTimer(Thread.ofPlatform().daemon().name("upstream-timeouts").factory());

  /// @param connections closed with this
  public Transmission(URI endpoint, LastingConnections connections) {
    this.endpoint = endpoint;
    this.host = HttpHost.create(endpoint);
    this.protocol = new JsonProtocol(endpoint);
    this.connections = connections;
  }

  /// What is sent, and what comes back.
  JsonProtocol protocol() {
    return protocol;
  }

  /// @throws SdkClientException for everything but an answer
  SdkHttpFullResponse send(JsonRequest request, Duration timeout) {
    var post = post(request);
    var expired = new AtomicBoolean();
    var deadline =
        deadlines.newTimeout(
            _ -> {
              expired.set(true);
              post.abort();
            },
            timeout.toNanos(),
            TimeUnit.NANOSECONDS);
    try {
      return connections.exchange(host, post, WholeAnswer::read);
    } catch (IOException | SdkClientException e) {
      if (expired.get()) {
        throw ApiCallAttemptTimeoutException.create(timeout.toMillis());
      }
      throw e instanceof SdkClientException unread
          ? unread
          : SdkClientException.create("there is no answer", e);
    } finally {
      deadline.cancel();
    }
  }

  private HttpPost post(JsonRequest request) {
    var post = new HttpPost(endpoint);
    post.setHeader("X-Amz-Target", request.target());
    post.setHeader("User-Agent", USER_AGENT);
    post.setEntity(request.body());
    return post;
  }

  @Override
  public void close() {
    connections.close();
    deadlines.stop();
  }
}
