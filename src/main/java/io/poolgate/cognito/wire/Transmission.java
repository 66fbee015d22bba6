package io.poolgate.cognito.wire;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/// Sends one request, and reads the whole answer in a given time, however slowly it trickles in.
public final class Transmission implements AutoCloseable {
  private final SdkHttpClient connections;
  private final Timer deadlines =
      new HashedWheelTimer(Thread.ofPlatform().daemon().name("upstream-timeouts").factory());

  /// @param connections closed with this
  public Transmission(SdkHttpClient connections) {
    this.connections = connections;
  }

  /// @throws SdkClientException for everything but an answer
  SdkHttpFullResponse send(SdkHttpFullRequest request, Duration timeout) {
    var exchange =
        connections.prepareRequest(
            HttpExecuteRequest.builder()
                .request(request)
                .contentStreamProvider(request.contentStreamProvider().orElse(null))
                .build());
    var expired = new AtomicBoolean();
    var deadline =
        deadlines.newTimeout(
            _ -> {
              expired.set(true);
              exchange.abort();
            },
            timeout.toNanos(),
            TimeUnit.NANOSECONDS);
    try {
      return WholeAnswer.read(exchange.call());
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

  @Override
  public void close() {
    connections.close();
    deadlines.stop();
  }
}
