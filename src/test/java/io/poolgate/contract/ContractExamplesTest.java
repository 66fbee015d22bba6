package io.poolgate.contract;

import static io.swagger.v3.oas.models.PathItem.HttpMethod.DELETE;
import static io.swagger.v3.oas.models.PathItem.HttpMethod.GET;
import static io.swagger.v3.oas.models.PathItem.HttpMethod.PATCH;
import static io.swagger.v3.oas.models.PathItem.HttpMethod.POST;
import static io.swagger.v3.oas.models.PathItem.HttpMethod.PUT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the contract to itself: it is well-formed, strict, and its examples are what it says.
class ContractExamplesTest {
  private static final Contract CONTRACT = Contract.read();
  private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(Dialects.getOpenApi31());

  /// A value in the document, where it stands, and the place of the schema it is an example of.
  record Example(String pointer, String schema, JsonNode value) {
    @Override
    public String toString() {
      return pointer;
    }
  }

  @Test
  void isAnOpenApiDocument() {
    assertThat(parsed(Contract.FILE).getMessages()).isEmpty();
  }

  @Test
  void soIsThatForProxies() {
    assertThat(parsed(Contract.FOR_PROXIES).getMessages()).isEmpty();
  }

  /// Generated clients call the first one unless told otherwise, and Postman makes a host of `/`.
  @ParameterizedTest
  @ValueSource(strings = {"openapi.yml", "openapi-proxies.yml"})
  void everyServerIsAnAbsoluteExample(String document) {
    var servers = parsed(Path.of(document)).getOpenAPI().getServers();
    assertThat(servers)
        .isNotEmpty()
        .allSatisfy(server -> {
          assertThat(server.getUrl()).isEqualTo("https://{host}");
          assertThat(server.getVariables()).containsOnlyKeys("host");
          assertThat(server.getVariables().values())
              .allMatch(host -> host.getDefault().endsWith(".example.com"));
        });
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(CONTRACT.root().findParents("$ref"))
        .isNotEmpty()
        .allSatisfy(node -> assertThat(CONTRACT.follow(node)).isNotEmpty());
  }

  /// Of methods that only proxies repeat, generated clients do not compile.
  @Test
  void clientsAreGeneratedOfWhatClientsCall() {
    var paths = parsed(Contract.FILE).getOpenAPI().getPaths();
    assertThat(paths.keySet()).noneMatch(path -> path.startsWith("/v1/verify"));
    assertThat(paths.values())
        .flatExtracting(path -> path.readOperationsMap().keySet())
        .containsOnly(GET, POST, PUT, PATCH, DELETE);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsValid(Example example) {
    var errors =
        schemaAt(example.schema())
            .validate(
                example.value(),
                run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)));
    assertThat(errors).isEmpty();
  }

  @Test
  void everyRequestAndResponseHasAnExample() {
    assertThat(CONTRACT.root().findValues("content"))
        .isNotEmpty()
        .flatExtracting(content -> content.properties())
        .allSatisfy(type -> assertThat(type.getValue().path("examples")).isNotEmpty());
  }

  /// By either keyword: generators make a map of the first one.
  @Test
  void everyObjectSchemaSaysWhatElseItMayHold() {
    assertThat(CONTRACT.root().path("components").path("schemas").findParents("properties"))
        .isNotEmpty()
        .allSatisfy(schema -> assertThat(isClear(schema)).isTrue());
  }

  /// The variants of a `oneOf` say it themselves.
  private static boolean isClear(JsonNode schema) {
    return schema.has("additionalProperties")
        || schema.has("unevaluatedProperties")
        || schema.has("oneOf");
  }

  private static SwaggerParseResult parsed(Path document) {
    var options = new ParseOptions();
    options.setResolve(true);
    return new OpenAPIV3Parser().readLocation(document.toString(), List.of(), options);
  }

  static List<Example> examples() {
    var found = new ArrayList<Example>();
    collect("", CONTRACT.root(), found);
    for (var example : CONTRACT.root().path("components").path("examples").properties()) {
      var pointer = "/components/examples/" + example.getKey();
      found.add(
          new Example(pointer, "/components/schemas/Problem", example.getValue().path("value")));
    }
    return found;
  }

  /// A media type, header or parameter has `schema` beside `example` or `examples` (named); a
  /// schema has `examples` (a list) of its own.
  private static void collect(String pointer, JsonNode node, List<Example> found) {
    var examples = node.path("examples");
    if (node.has("schema")) {
      if (node.has("example")) {
        found.add(new Example(pointer + "/example", pointer + "/schema", node.path("example")));
      }
      for (var named : examples.properties()) {
        var value = CONTRACT.follow(named.getValue()).path("value");
        found.add(new Example(pointer + "/examples/" + named.getKey(), pointer + "/schema", value));
      }
    } else if (examples.isArray()) {
      for (int i = 0; i < examples.size(); i++) {
        found.add(new Example(pointer + "/examples/" + i, pointer, examples.path(i)));
      }
    }
    for (var member : node.properties()) {
      collect(pointer + "/" + escape(member.getKey()), member.getValue(), found);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(pointer + "/" + i, node.path(i), found);
    }
  }

  private static String escape(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  /// The whole document as a schema that refers to one place in it, so that references resolve.
  private static Schema schemaAt(String pointer) {
    ObjectNode document = CONTRACT.root().deepCopy();
    return SCHEMAS.getSchema(document.put("$ref", "#" + pointer));
  }
}
