package io.poolgate.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The documents openapi.yml and openapi-proxies.yml, as one tree whose references can be followed.
record Contract(JsonNode root) {
  static final Path FILE = Path.of("openapi.yml");
  static final Path FOR_PROXIES = Path.of("openapi-proxies.yml");

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  /// One method on one path template, such as `GET /problems/{code}`.
  record Route(String method, String path) implements Comparable<Route> {
    @Override
    public int compareTo(Route other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return path + " " + method;
    }
  }

  static Contract read() {
    try {
      var whole = (ObjectNode) new YAMLMapper().readTree(FILE.toFile());
      var more = Files.readString(FOR_PROXIES).replace("'" + FILE + "#/", "'#/");
      add(new YAMLMapper().readTree(more), whole, "paths", "components");
      return new Contract(whole);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Adds these members of one object to another's, and theirs where both have them; what is only
  /// referred to is there already.
  private static void add(JsonNode from, ObjectNode to, String... names) {
    for (var name : names) {
      for (var member : from.path(name).properties()) {
        var there = to.withObjectProperty(name);
        if (name.equals("components")) {
          add(from.path(name), there, member.getKey());
        } else if (there.putIfAbsent(member.getKey(), member.getValue()) != null
            && !member.getValue().has("$ref")) {
          throw new AssertionError("both documents have " + member.getKey());
        }
      }
    }
  }

  /// Every operation that the document lists.
  Set<Route> routes() {
    var routes = new TreeSet<Route>();
    for (var path : root.path("paths").properties()) {
      for (var member : path.getValue().properties()) {
        if (METHODS.contains(member.getKey())) {
          routes.add(new Route(member.getKey().toUpperCase(Locale.ROOT), path.getKey()));
        }
      }
    }
    return routes;
  }

  /// The path template that a request path falls under.
  Optional<String> template(String path) {
    for (var entry : root.path("paths").properties()) {
      var pattern =
          entry
              .getKey()
              .replace(".", "\\.")
              .replace("/{path}", "(/.*)?") // a whole path, as its description says
              .replaceAll("\\{[^}]+}", "[^/]+");
      if (path.matches(pattern)) {
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }

  /// What the document says of a route; a missing node where it does not list it.
  JsonNode operation(Route route) {
    return root.path("paths").path(route.path()).path(route.method().toLowerCase(Locale.ROOT));
  }

  /// Whether the route wants a bearer token, rather than looking at one or at none.
  boolean isGuarded(Route route) {
    var security = operation(route).path("security");
    return !security.isEmpty() && security.valueStream().noneMatch(JsonNode::isEmpty);
  }

  /// A path of the route, with the document's example of each parameter.
  String examplePath(Route route) {
    var path = route.path();
    for (var reference : root.path("paths").path(route.path()).path("parameters")) {
      var parameter = follow(reference);
      path =
          path.replace(
              "{" + parameter.path("name").asText() + "}", parameter.path("example").asText());
    }
    return path;
  }

  /// The node, or the one that its `$ref` names.
  JsonNode follow(JsonNode node) {
    var reference = node.path("$ref");
    return reference.isTextual() ? root.at(reference.textValue().substring(1)) : node;
  }
}
