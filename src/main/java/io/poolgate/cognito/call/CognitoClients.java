package io.poolgate.cognito.call;

import io.poolgate.cognito.failure.Operation;
import io.poolgate.egress.Egress;
import java.io.InputStream;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/// The SDK clients: one that never retries, one that retries once, over shared connections.
///
/// Most operations send a message or change something: a retry that the user did not ask for would
/// cost an SMS or a second code. Only reads are retried.
///
/// The SDK looks for each of its settings in the environment, in system properties and in files,
/// unless the code gives it. Here the code gives all: `AWS_ENDPOINT_URL`, meant for other programs,
/// would take users' passwords elsewhere.
final class CognitoClients implements AutoCloseable {
  /// Stands for `~/.aws/config`, and whatever else names such a file.
  private static final ProfileFile NO_PROFILES =
      ProfileFile.builder()
          .type(ProfileFile.Type.CONFIGURATION)
          .content(InputStream.nullInputStream())
          .build();

  private final LastingConnections connections;
  private final ScheduledThreadPoolExecutor timeouts = timeouts();
  private final CognitoIdentityProviderClient neverRetrying;
  private final CognitoIdentityProviderClient retryingOnce;

  CognitoClients(UserPoolSettings settings, UpstreamConfiguration upstream, Egress egress) {
    var proxy = egress.proxyTo(settings.endpoint());
    connections = new LastingConnections(() -> UpstreamConnections.open(upstream, proxy));
    neverRetrying =
        HiddenSettings.from(() -> client(settings, upstream, AwsRetryStrategy.doNotRetry()));
    retryingOnce = HiddenSettings.from(() -> client(settings, upstream, once()));
  }

  private static RetryStrategy once() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(2).build();
  }

  private CognitoIdentityProviderClient client(
      UserPoolSettings settings, UpstreamConfiguration upstream, RetryStrategy retries) {
    return CognitoIdentityProviderClient.builder()
        .httpClient(connections)
        .region(Region.of(settings.region()))
        .endpointOverride(settings.endpoint()) // which has what COGNITO_FIPS says
        .fipsEnabled(false)
        .dualstackEnabled(false)
        .defaultsMode(DefaultsMode.LEGACY)
        // Every operation used here is unsigned: the service needs no IAM at all.
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .overrideConfiguration(o -> override(o, upstream, retries))
        .build();
  }

  private void override(
      ClientOverrideConfiguration.Builder o,
      UpstreamConfiguration upstream,
      RetryStrategy retries) {
    o.defaultProfileFile(NO_PROFILES)
        .defaultProfileName("none")
        .appId("poolgate")
        .compressionConfiguration(
            c -> c.requestCompressionEnabled(false).minimumCompressionThresholdInBytes(0))
        .retryStrategy(retries)
        .scheduledExecutorService(timeouts)
        .addExecutionInterceptor(new WholeAnswers())
        .apiCallAttemptTimeout(upstream.attemptTimeout())
        .apiCallTimeout(upstream.callTimeout());
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
