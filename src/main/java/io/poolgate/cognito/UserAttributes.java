package io.poolgate.cognito;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

/// A user's attributes as the SDK writes them.
final class UserAttributes {
  private UserAttributes() {}

  static List<AttributeType> of(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .map(entry -> AttributeType.builder().name(entry.getKey()).value(entry.getValue()).build())
        .toList();
  }
}
