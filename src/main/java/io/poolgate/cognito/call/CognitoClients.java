package io.poolgate.cognito.call;

import io.poolgate.cognito.failure.Operation;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/// The SDK clients: one that never retries, one that retries once, over shared connections.
///
/// Most operations send a message or change something: a retry that the user did not ask for would
/// cost an SMS or a second code. Only reads are retried.
final class CognitoClients implements AutoCloseable {
  private final SdkHttpClient connections;
  private final ScheduledThreadPoolExecutor timeouts = timeouts();
  private final CognitoIdentityProviderClient neverRetrying;
  private final CognitoIdentityProviderClient retryingOnce;

  CognitoClients(UserPoolSettings settings, UpstreamConfiguration upstream) {
    connections =
        Apache5HttpClient.builder()
            .connectionTimeout(upstream.connectTimeout())
            .connectionAcquisitionTimeout(upstream.callTimeout())
            .socketTimeout(upstream.attemptTimeout())
            .maxConnections(upstream.maxInFlight())
            .build();
    neverRetrying = client(settings, upstream, AwsRetryStrategy.doNotRetry());
    retryingOnce =
        client(
            settings,
            upstream,
            AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(2).build());
  }

  private CognitoIdentityProviderClient client(
      UserPoolSettings settings, UpstreamConfiguration upstream, RetryStrategy retries) {
    var builder =
        CognitoIdentityProviderClient.builder()
            .httpClient(connections)
            .region(Region.of(settings.region()))
            // Every operation used here is unsigned: the service needs no IAM at all.
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .overrideConfiguration(o ->
                o.retryStrategy(retries)
                    .scheduledExecutorService(timeouts)
                    .addExecutionInterceptor(new WholeAnswers())
                    .apiCallAttemptTimeout(upstream.attemptTimeout())
                    .apiCallTimeout(upstream.callTimeout()));
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
    }
    return builder.build();
  }

  /// Drops the time-out of a call that has ended. The SDK's own executor keeps it until it would be
  /// due: 26,000 of them at 2,000 calls a second.
  private static ScheduledThreadPoolExecutor timeouts() {
    var timeouts =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("upstream-timeouts").factory());
    timeouts.setRemoveOnCancelPolicy(true);
    return timeouts;
  }

  CognitoIdentityProviderClient of(Operation operation) {
    return operation.isRead() ? retryingOnce : neverRetrying;
  }

  @Override
  public void close() {
    neverRetrying.close();
    retryingOnce.close();
    connections.close();
    timeouts.shutdownNow();
  }
}
