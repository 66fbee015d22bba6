package io.poolgate.cognito.call;

import io.micrometer.core.instrument.MeterRegistry;
import io.poolgate.cognito.failure.CognitoFailures;
import io.poolgate.cognito.failure.Concealment;
import io.poolgate.cognito.failure.Operation;
import io.poolgate.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/// One call to Cognito: by the client that suits the operation, with the app client's secret where
/// it takes one, its failure turned into our problem.
@Singleton
public final class CognitoCall {
  private final CognitoClients clients;
  private final AppClient app;
  private final CognitoFailures failures;
  private final UpstreamGuard guard;
  private final MeterRegistry metrics;

  CognitoCall(
      CognitoClients clients,
      AppClient app,
      CognitoFailures failures,
      UpstreamGuard guard,
      MeterRegistry metrics) {
    this.clients = clients;
    this.app = app;
    this.failures = failures;
    this.guard = guard;
    this.metrics = metrics;
  }

  /// A request that carries the app client's secret, or a hash made with it.
  @FunctionalInterface
  public interface WithSecret<T> {
    /// Sends the request.
    ///
    /// @param secret null for a public client
    T send(CognitoIdentityProviderClient cognito, @Nullable String secret);
  }

  /// Makes a call with the app client's secret.
  ///
  /// @throws ProblemException and nothing else
  public <T> T withSecret(Operation operation, WithSecret<T> request) {
    return plain(operation, cognito -> app.call(secret -> request.send(cognito, secret)));
  }

  /// Makes a call that needs no secret.
  ///
  /// @throws ProblemException and nothing else
  public <T> T plain(Operation operation, Function<CognitoIdentityProviderClient, T> request) {
    return guard.call(() -> {
      try {
        return request.apply(clients.of(operation));
      } catch (SdkException failure) {
        throw failures.problem(operation, failure);
      }
    });
  }

  /// A call whose failures must not tell a stranger whether the user exists: those that depend on
  /// the user are counted (`poolgate.concealed.failures`) and end like a success.
  ///
  /// @throws ProblemException for what is broken for everyone
  public <T> void concealing(Operation operation, WithSecret<T> request) {
    try {
      withSecret(operation, request);
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
