package io.poolgate.cognito.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/// Cognito's operations that need no signature, and so no IAM at all. The SDK's own client makes
/// each call by way of interceptors, endpoint rules, identities, metrics and a retry strategy, none
/// of which is wanted here, and looks for its settings in the environment: `AWS_ENDPOINT_URL`,
/// meant for other programs, would take users' passwords elsewhere.
public final class UnsignedClient
    implements RegistrationOperations, SignInOperations, AccountOperations, FactorOperations {
  private static final int SERVER_FAULT = 500;
  private static final int LONGEST_PAUSE = 100; // milliseconds, before another attempt

  private final JsonProtocol protocol;
  private final Transmission transmission;
  private final Patience patience;

  /// How long to wait for an answer, and how often to ask.
  ///
  /// @param attempt for one attempt, from sending to the whole answer
  /// @param call for all of them
  /// @param attempts 1 for what must not be done twice
  public record Patience(Duration attempt, Duration call, int attempts) {}

  public UnsignedClient(Transmission transmission, Patience patience) {
    this.protocol = transmission.protocol();
    this.transmission = transmission;
    this.patience = patience;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // the connections are others', too
  }

  @Override
  public <T extends SdkPojo> T send(
      String operation, SdkPojo request, Class<T> type, Supplier<SdkPojo> answer) {
    var json = protocol.request(operation, request);
    long end = System.nanoTime() + patience.call.toNanos();
    for (int attempt = 1; ; attempt++) {
      try {
        return type.cast(protocol.success(answered(json, end), answer));
      } catch (SdkException failure) {
        if (attempt == patience.attempts || !mayPass(failure)) {
          throw failure;
        }
      }
      pause();
    }
  }

  private SdkHttpFullResponse answered(JsonRequest request, long end) {
    var left = Duration.ofNanos(end - System.nanoTime());
    if (!left.isPositive()) {
      throw ApiCallTimeoutException.create(patience.call.toMillis());
    }
    var response =
        transmission.send(request, left.compareTo(patience.attempt) < 0 ? left : patience.attempt);
    if (!response.isSuccessful()) {
      throw protocol.failure(response);
    }
    return response;
  }

  /// Whether it may be over in a moment. A pool that throttles is not asked again: that would keep
  /// it throttling.
  private static boolean mayPass(SdkException failure) {
    return failure instanceof AwsServiceException answer
        ? answer.statusCode() >= SERVER_FAULT
        : failure instanceof ApiCallAttemptTimeoutException
            || failure.getCause() instanceof IOException;
  }

  private static void pause() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("interrupted between two attempts", e);
    }
  }
}
