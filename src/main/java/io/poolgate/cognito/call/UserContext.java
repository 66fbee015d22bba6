package io.poolgate.cognito.call;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserContextDataType;

/// What the network tells about a caller, for Cognito's threat protection.
///
/// @param ipAddress the client's own, not this server's
/// @param encodedData what Cognito's script gathered in the browser, if the front end runs it
public record UserContext(String ipAddress, @Nullable String encodedData) {
  public UserContextDataType data() {
    return UserContextDataType.builder().ipAddress(ipAddress).encodedData(encodedData).build();
  }

  /// An address is personal data.
  @Override
  public String toString() {
    return "UserContext[]";
  }
}
