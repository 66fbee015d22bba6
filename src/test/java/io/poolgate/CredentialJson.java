package io.poolgate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// A passkey's JSON with one field changed, which is named by its path, such as
/// `response.signature`.
public final class CredentialJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CredentialJson() {}

  public static Map<String, Object> without(Map<String, ?> credential, String path) {
    var tree = tree(credential);
    parent(tree, path).remove(last(path));
    return map(tree);
  }

  /// With another value, in JSON.
  public static Map<String, Object> with(Map<String, ?> credential, String path, String value) {
    var tree = tree(credential);
    try {
      parent(tree, path).set(last(path), JSON.readTree(value));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
    return map(tree);
  }

  /// From text, or from a map whose numbers may be of other types.
  public static Map<String, Object> read(Object json) {
    try {
      var text = json instanceof String given ? given : JSON.writeValueAsString(json);
      return map((ObjectNode) JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static ObjectNode tree(Map<String, ?> credential) {
    return JSON.valueToTree(credential);
  }

  private static Map<String, Object> map(ObjectNode tree) {
    return JSON.convertValue(tree, new TypeReference<>() {});
  }

  private static ObjectNode parent(ObjectNode tree, String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? tree : (ObjectNode) tree.at("/" + path.substring(0, dot).replace('.', '/'));
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
