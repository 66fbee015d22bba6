package io.poolgate.cognito.failure;

import static io.poolgate.problem.ProblemCode.BLOCKED;
import static io.poolgate.problem.ProblemCode.NOT_ENABLED;
import static io.poolgate.problem.ProblemCode.UPSTREAM_FAILED;
import static io.poolgate.problem.ProblemCode.UPSTREAM_THROTTLED;
import static io.poolgate.problem.ProblemCode.UPSTREAM_TIMEOUT;
import static io.poolgate.problem.ProblemCode.UPSTREAM_UNAVAILABLE;

import io.poolgate.problem.ProblemCode;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/// Failures that are no answer of Cognito's: time-outs, lost connections, answers nobody can read.
final class TransportFailures {
  private TransportFailures() {}

  static ProblemCode codeOf(SdkException failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        // Nothing was sent yet, so that a repetition is safe; every other time-out is not.
        case ConnectTimeoutException _ -> {
          return UPSTREAM_UNAVAILABLE;
        }
        case ApiCallTimeoutException _ -> {
          return UPSTREAM_TIMEOUT;
        }
        case ApiCallAttemptTimeoutException _ -> {
          return UPSTREAM_TIMEOUT;
        }
        case SocketTimeoutException _ -> {
          return UPSTREAM_TIMEOUT;
        }
        case SocketException _ -> {
          return UPSTREAM_UNAVAILABLE;
        }
        case NoHttpResponseException _ -> {
          return UPSTREAM_UNAVAILABLE;
        }
        case ConnectionClosedException _ -> {
          return UPSTREAM_UNAVAILABLE;
        }
        case UnknownHostException _ -> {
          return UPSTREAM_UNAVAILABLE;
        }
        default -> {}
      }
    }
    return UPSTREAM_FAILED;
  }

  /// An answer of a kind that the operation does not declare.
  static ProblemCode undeclared(AwsServiceException answer) {
    if (isUnknownOperation(answer)) {
      return NOT_ENABLED;
    }
    if (answer.isThrottlingException()) {
      return UPSTREAM_THROTTLED;
    }
    return answer.statusCode() == 403 ? BLOCKED : UPSTREAM_FAILED; // 403: AWS WAF
  }

  /// Whether the pool, an emulator, does not know the operation.
  static boolean isUnknownOperation(AwsServiceException answer) {
    var details = answer.awsErrorDetails();
    var name = details == null ? null : details.errorCode();
    return "UnknownOperationException".equals(name) || "Unsupported".equals(name);
  }
}
