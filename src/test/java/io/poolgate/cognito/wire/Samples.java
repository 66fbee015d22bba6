package io.poolgate.cognito.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/// Requests and answers of any operation with every field filled.
final class Samples {
  private Samples() {}

  /// Fills a builder's fields.
  static <T> T filled(SdkPojo builder, Class<T> type) {
    for (var field : builder.sdkFields()) {
      field.set(builder, value(field));
    }
    return type.cast(((SdkBuilder<?, ?>) builder).build());
  }

  private static Object value(SdkField<?> field) {
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> "an “ä”\n \"" + field.memberName();
      case INTEGER -> 7;
      case BOOLEAN -> true;
      case INSTANT -> Instant.ofEpochSecond(1_700_000_000);
      case DOCUMENT -> Document.fromMap(Map.of("a", Document.fromString("b")));
      case MAP -> Map.of("KEY", "value");
      case LIST -> List.of(value(field.getRequiredTrait(ListTrait.class).memberFieldInfo()));
      case SDK_POJO -> filled(field.constructor().get(), Object.class);
      default -> throw new IllegalArgumentException(field.memberName());
    };
  }
}
