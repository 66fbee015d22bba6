package io.poolgate.localpool.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The parameters of one call, read as Cognito's service model types them. It ignores what the
/// model does not know, as AWS does.
public record Parameters(Map<String, Object> json) {

  public String required(String name, Shape shape) {
    return optional(name, shape).orElseThrow(() -> Shape.violated(name, "Member must not be null"));
  }

  public Optional<String> optional(String name, Shape shape) {
    return value(name, String.class).map(text -> shape.check(name, text));
  }

  /// A word out of a list; any other is refused.
  public String oneOf(String name, Set<String> words) {
    String word = required(name, Shape.WORD);
    if (!words.contains(word)) {
      throw Shape.violated(name, "Member must satisfy enum value set: " + words);
    }
    return word;
  }

  /// How many items a page may have; 0 and nothing mean the most.
  public int pageSize(String name, int most) {
    int size = value(name, Number.class).map(Number::intValue).orElse(0);
    if (size < 0 || size > most) {
      throw Shape.violated(name, "Member must have value between 0 and " + most);
    }
    return size == 0 ? most : size;
  }

  public boolean flag(String name) {
    return value(name, Boolean.class).orElse(false);
  }

  public Optional<Parameters> object(String name) {
    return value(name, Map.class).map(map -> new Parameters(object(map)));
  }

  /// These parameters, if they have that member.
  public Parameters requiring(String name) {
    if (json.get(name) == null) {
      throw Shape.violated(name, "Member must not be null");
    }
    return this;
  }

  /// A list of texts, empty where there is none.
  public List<String> list(String name, Shape shape) {
    List<String> texts = new ArrayList<>();
    for (Object item : value(name, List.class).orElse(List.of())) {
      texts.add(shape.check(name, typed(name, item, String.class)));
    }
    return texts;
  }

  /// A map of texts, empty where there is none.
  public Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    object(value(name, Map.class).orElse(Map.of()))
        .forEach((key, text) -> texts.put(key, typed(name, text, String.class)));
    return texts;
  }

  /// A list of `{"Name": …, "Value": …}`, empty where there is none.
  public Map<String, String> attributes(String name) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Object item : value(name, List.class).orElse(List.of())) {
      var attribute = new Parameters(object(typed(name, item, Map.class)));
      attributes.put(
          attribute.required("Name", Shape.ATTRIBUTE_NAME),
          attribute.optional("Value", Shape.ATTRIBUTE_VALUE).orElse(""));
    }
    return attributes;
  }

  private <T> Optional<T> value(String name, Class<T> type) {
    return Optional.ofNullable(json.get(name)).map(value -> typed(name, value, type));
  }

  private static <T> T typed(String name, Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw PoolException.unreadable(name + " is of the wrong type");
    }
    return type.cast(value);
  }

  private static Map<String, Object> object(Map<?, ?> map) {
    Map<String, Object> object = new LinkedHashMap<>();
    map.forEach((name, value) -> object.put(String.valueOf(name), value));
    return object;
  }
}
