package io.poolgate.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.poolgate.contract.Contract.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds an exchange to openapi.yml and names every departure from it. Immutable; slow to make, so
/// one serves a whole suite.
public final class ContractValidator {
  /// Where the answers that the document gives for any other path or method are looked up.
  private static final Route ELSEWHERE = new Route("GET", "/-elsewhere");

  private static final Map<String, String> ANSWERS_ELSEWHERE =
      Map.of(
          "400", "InvalidRequest",
          "403", "OriginRefused",
          "404", "NotFound",
          "405", "MethodNotAllowed",
          "413", "PayloadTooLarge",
          "431", "HeadersTooLarge");

  private final Contract contract;
  private final ProblemRules problemRules;
  private final OpenApiInteractionValidator validator;

  private ContractValidator(Contract contract) {
    this.contract = contract;
    this.problemRules = new ProblemRules(contract);
    this.validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(contract.root().toString())
            .build();
  }

  /// Reads openapi.yml from the project's folder.
  public static ContractValidator ofProject() {
    var contract = Contract.read();
    open(contract.root());
    var operation = ((ObjectNode) contract.root().path("paths")).putObject(ELSEWHERE.path());
    var responses = operation.putObject("get").putObject("responses");
    ANSWERS_ELSEWHERE.forEach((status, name) ->
        responses.putObject(status).put("$ref", "#/components/responses/" + name));
    return new ContractValidator(contract);
  }

  /// Takes more than the names that are known where the contract says that there may be others.
  private static void open(JsonNode document) {
    for (var schema : document.findParents("x-extensible-enum")) {
      ((ObjectNode) schema).remove("enum");
    }
    // This validator closes every object that says nothing of `additionalProperties`.
    for (var schema : document.findParents("unevaluatedProperties")) {
      ((ObjectNode) schema).set("additionalProperties", schema.path("unevaluatedProperties"));
    }
  }

  /// What is wrong with the request and with the response.
  public List<String> violations(Exchange exchange) {
    var found = new ArrayList<>(requestViolations(exchange));
    found.addAll(responseViolations(exchange));
    return found;
  }

  /// What is wrong with the request. Not for one that a test makes wrong on purpose.
  public List<String> requestViolations(Exchange exchange) {
    if (exchange.isPreflight()) {
      return List.of();
    }
    var request = new SimpleRequest.Builder(methodOf(exchange), exchange.target().getRawPath());
    exchange.requestHeaders().forEach(request::withHeader);
    var lists = listsInTheQuery(exchange);
    queryOf(exchange)
        .forEach((name, values) ->
            request.withQueryParam(
                name, lists.contains(name) ? List.of(asJsonList(values)) : values));
    if (exchange.requestBody() != null) {
      request.withBody(exchange.requestBody());
    }
    var found = new ArrayList<>(messages(validator.validateRequest(request.build())));
    if (exchange.requestBody() == null && hasOptionalBody(routeOf(exchange))) {
      // The validator asks for the type of a body that need not be there.
      found.removeIf(message -> message.startsWith("validation.request.contentType.notAllowed"));
    }
    return found;
  }

  private boolean hasOptionalBody(Route route) {
    return !contract.operation(route).at("/requestBody/required").asBoolean(false);
  }

  /// What is wrong with the response, whatever the request was.
  public List<String> responseViolations(Exchange exchange) {
    if (exchange.isPreflight()) {
      return List.of();
    }
    var route = routeOf(exchange);
    var head = exchange.method().equals("HEAD");
    var response = SimpleResponse.Builder.status(exchange.status());
    exchange.responseHeaders().forEach(response::withHeader);
    if (!exchange.responseBody().isEmpty()) {
      response.withBody(exchange.responseBody());
    }
    var report =
        validator.validateResponse(
            route.path(), Request.Method.valueOf(route.method()), response.build());
    var found = new ArrayList<>(messages(report));
    if (head) {
      found.removeIf(message -> message.startsWith("validation.response.body.missing"));
      if (!exchange.responseBody().isEmpty()) {
        found.add("An answer to HEAD has no body.");
      }
    } else if (found.isEmpty() && exchange.isProblem()) {
      found.addAll(problemRules.violations(exchange, answer(route, exchange.status())));
    }
    exchange
        .requestHeader("X-Request-Id")
        .filter(id -> id.matches("[A-Za-z0-9._-]{1,128}"))
        .filter(id -> !exchange.responseHeader("X-Request-Id").equals(Optional.of(id)))
        .ifPresent(id -> found.add("The request's own X-Request-Id was not kept."));
    return found;
  }

  /// The route the document has for it, HEAD being served where GET is.
  private Route routeOf(Exchange exchange) {
    var method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
    return contract
        .template(exchange.target().getPath())
        .map(template -> new Route(method, template))
        .filter(route -> !contract.operation(route).isMissingNode())
        .orElse(ELSEWHERE);
  }

  private JsonNode answer(Route route, int status) {
    return contract.follow(
        contract.operation(route).path("responses").path(String.valueOf(status)));
  }

  private static Request.Method methodOf(Exchange exchange) {
    return Request.Method.valueOf(exchange.method().equals("HEAD") ? "GET" : exchange.method());
  }

  private static Map<String, List<String>> queryOf(Exchange exchange) {
    var query = exchange.target().getRawQuery();
    var values = new LinkedHashMap<String, List<String>>();
    for (var pair : query == null ? new String[0] : query.split("&")) {
      var parts = pair.split("=", 2);
      var value = parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "";
      values.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(value);
    }
    return values;
  }

  /// The parameters that may be repeated, which this validator wants as one JSON list.
  private List<String> listsInTheQuery(Exchange exchange) {
    return contract
        .operation(routeOf(exchange))
        .path("parameters")
        .valueStream()
        .filter(parameter -> parameter.at("/schema/type").asText().equals("array"))
        .map(parameter -> parameter.path("name").asText())
        .toList();
  }

  private static String asJsonList(List<String> values) {
    var list = JsonNodeFactory.instance.arrayNode();
    values.forEach(list::add);
    return list.toString();
  }

  private static List<String> messages(ValidationReport report) {
    return report.getMessages().stream()
        .filter(message -> message.getLevel() != ValidationReport.Level.IGNORE)
        .map(message -> message.getKey() + ": " + message.getMessage())
        .toList();
  }
}
