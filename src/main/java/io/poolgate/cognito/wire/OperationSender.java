package io.poolgate.cognito.wire;

import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/// Sends a request of any operation.
interface OperationSender {
  /// Sends it, and waits for the answer.
  ///
  /// @param operation its name in Cognito's API
  /// @param type of what comes back
  /// @param answer a builder of it
  /// @throws software.amazon.awssdk.core.exception.SdkException as the SDK's own client would
  <T extends SdkPojo> T send(
      String operation, SdkPojo request, Class<T> type, Supplier<SdkPojo> answer);
}
