package io.poolgate.cognito;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

/// Turns maps into the SDK's type for attributes, of users and devices, and back.
final class AttributeTypes {
  private AttributeTypes() {}

  static List<AttributeType> of(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .map(entry -> AttributeType.builder().name(entry.getKey()).value(entry.getValue()).build())
        .toList();
  }

  /// The attributes that have a value.
  static Map<String, String> toMap(List<AttributeType> attributes) {
    return attributes.stream()
        .filter(attribute -> attribute.value() != null)
        .collect(Collectors.toMap(AttributeType::name, AttributeType::value, (_, last) -> last));
  }
}
