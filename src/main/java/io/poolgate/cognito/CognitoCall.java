package io.poolgate.cognito;

import io.micrometer.core.instrument.MeterRegistry;
import io.poolgate.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// One call to Cognito: made with the client's secret, its failure turned into our problem.
@Singleton
final class CognitoCall {
  private final AppClient client;
  private final CognitoFailures failures;
  private final UpstreamGuard guard;
  private final MeterRegistry metrics;

  CognitoCall(
      AppClient client, CognitoFailures failures, UpstreamGuard guard, MeterRegistry metrics) {
    this.client = client;
    this.failures = failures;
    this.guard = guard;
    this.metrics = metrics;
  }

  <T> T withSecret(Operation operation, Function<@Nullable String, T> attempt) {
    return plain(operation, () -> client.call(attempt));
  }

  <T> T plain(Operation operation, Supplier<T> attempt) {
    return guard.call(() -> {
      try {
        return attempt.get();
      } catch (SdkException failure) {
        throw failures.problem(operation, failure);
      }
    });
  }

  /// A call whose failures must not tell a stranger whether the user exists: those that depend on
  /// the user are counted (`poolgate.concealed.failures`) and end like a success.
  <T> void concealing(Operation operation, Function<@Nullable String, T> attempt) {
    try {
      withSecret(operation, attempt);
    } catch (ProblemException problem) {
      if (!Concealment.answersAsIfDone(operation, problem.code())) {
        throw problem;
      }
      metrics
          .counter(
              "poolgate.concealed.failures",
              "operation",
              operation.cognitoName(),
              "code",
              problem.code().code())
          .increment();
    }
  }
}
