package io.poolgate.cognito;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

/// Attributes of users and devices, between the SDK's type for them and maps.
final class AttributeTypes {
  private AttributeTypes() {}

  static List<AttributeType> of(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .map(entry -> AttributeType.builder().name(entry.getKey()).value(entry.getValue()).build())
        .toList();
  }

  /// Those that have a value.
  static Map<String, String> toMap(List<AttributeType> attributes) {
    return attributes.stream()
        .filter(attribute -> attribute.value() != null)
        .collect(Collectors.toMap(AttributeType::name, AttributeType::value, (_, last) -> last));
  }
}
