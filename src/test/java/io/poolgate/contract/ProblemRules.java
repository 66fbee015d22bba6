package io.poolgate.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/// What holds for every problem beyond its schema: it agrees with its status, its headers, the list
/// of codes, and the codes that the document names for this answer of this route.
record ProblemRules(Contract contract) {
  List<String> violations(Exchange exchange, JsonNode answer) {
    var body = parse(exchange.responseBody());
    var code = body.path("code").asText();
    var example = contract.root().path("components").path("examples").path(code).path("value");
    var found = new ArrayList<String>();
    if (!answer.path("content").path("application/problem+json").path("examples").has(code)) {
      found.add("The code " + code + " is not among those named for this route and status.");
    }
    if (body.path("status").asInt() != exchange.status()) {
      found.add("The problem's status is not the response's.");
    }
    for (var field : List.of("type", "title", "status")) {
      if (!body.path(field).equals(example.path(field))) {
        found.add("The problem's " + field + " is not the one of " + code + ".");
      }
    }
    if (!body.path("requestId")
        .asText()
        .equals(exchange.responseHeader("X-Request-Id").orElse(""))) {
      found.add("The problem's requestId is not the X-Request-Id.");
    }
    if (code.startsWith("insufficient_") && exchange.responseHeader("WWW-Authenticate").isEmpty()) {
      found.add("WWW-Authenticate is missing beside " + code + " (RFC 6750 §3.1).");
    }
    return found;
  }

  private static JsonNode parse(String body) {
    try {
      return new ObjectMapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
