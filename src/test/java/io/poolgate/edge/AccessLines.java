package io.poolgate.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.poolgate.PoolgateProcess;

/// The access log of a process.
final class AccessLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AccessLines() {}

  /// The line of the request with this id, which is written in the background.
  static JsonNode of(PoolgateProcess poolgate, String requestId) {
    var mark = "\"requestId\":\"" + requestId + "\"";
    await().until(() -> poolgate.lines().stream().anyMatch(line -> line.contains(mark)));
    var lines = poolgate.lines().stream().filter(line -> line.contains(mark)).toList();
    assertThat(lines).hasSize(1);
    try {
      return JSON.readTree(lines.getFirst());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
