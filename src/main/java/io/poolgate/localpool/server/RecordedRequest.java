package io.poolgate.localpool.server;

import java.util.Map;

/// One call that the pool received.
///
/// @param operation Cognito's name for it, such as `SignUp`, or `JWKS`
/// @param parameters the JSON that came with it, as an immutable map
/// @param headers the request's headers, their names in lower case, the first value of each
public record RecordedRequest(
    String operation, Map<String, Object> parameters, Map<String, String> headers) {

  /// Leaves parameters and headers out: they hold passwords, codes and tokens.
  @Override
  public String toString() {
    return "RecordedRequest[operation=" + operation + "]";
  }
}
