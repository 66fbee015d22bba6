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

/// Failures that are not an answer of Cognito's own: time-outs, lost connections, unreadable
/// answers.
final class TransportFailures {
  private TransportFailures() {}

  static ProblemCode codeOf(SdkException failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        // Nothing was sent yet, so the client may safely try again; after any other time-out it may
        // not.
        case ConnectTimeoutException _ -> {
          return UPSTREAM_UNAVAILABLE;
        }
        case ApiCallTimeoutException _,
            ApiCallAttemptTimeoutException _,
            SocketTimeoutException _ -> {
          return UPSTREAM_TIMEOUT;
        }
        case SocketException _,
            NoHttpResponseException _,
            ConnectionClosedException _,
            UnknownHostException _ -> {
          return UPSTREAM_UNAVAILABLE;
        }
        default -> {}
      }
    }
    return UPSTREAM_FAILED;
  }

  /// The code of an answer that the operation does not declare.
  static ProblemCode undeclared(AwsServiceException answer) {
    if (isUnknownOperation(answer)) {
      return NOT_ENABLED;
    }
    if (answer.isThrottlingException()) {
      return UPSTREAM_THROTTLED;
    }
    return answer.statusCode() == 403 ? BLOCKED : UPSTREAM_FAILED; // 403: AWS WAF
  }

  /// An emulator may not know the operation.
  private static boolean isUnknownOperation(AwsServiceException answer) {
    var details = answer.awsErrorDetails();
    var name = details == null ? null : details.errorCode();
    return "UnknownOperationException".equals(name) || "Unsupported".equals(name);
  }
}
