package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.poolgate.problem.FieldError;
import io.poolgate.problem.ProblemCode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Holds the list of codes to openapi.yml, and openapi.yml to the list of codes.
class ProblemCodeContractTest {
  private static final JsonNode COMPONENTS = Contract.read().root().path("components");

  @Test
  void codesAreTheSame() {
    assertThat(COMPONENTS.at("/schemas/ProblemCode/enum"))
        .extracting(JsonNode::textValue)
        .containsExactlyElementsOf(Stream.of(ProblemCode.values()).map(ProblemCode::code).toList());
  }

  @Test
  void reasonsOfFieldsAreTheSame() {
    assertThat(COMPONENTS.at("/schemas/FieldError/properties/code/enum"))
        .extracting(JsonNode::textValue)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(FieldError.Reason.values()).map(FieldError.Reason::code).toList());
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeHasItsExample(ProblemCode code) {
    var example = COMPONENTS.path("examples").path(code.code()).path("value");
    assertThat(example.path("code").asText()).isEqualTo(code.code());
    assertThat(example.path("type").asText()).isEqualTo(code.type());
    assertThat(example.path("status").asInt()).isEqualTo(code.status().getCode());
    assertThat(example.path("title").asText()).isEqualTo(code.title());
  }

  @Test
  void everyExampleHasItsCode() {
    assertThat(COMPONENTS.path("examples").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ProblemCode.values()).map(ProblemCode::code).toList());
  }
}
