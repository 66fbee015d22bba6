package io.poolgate.cognito;

import io.poolgate.problem.FieldError.Reason;
import io.poolgate.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkNumber;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.document.DocumentVisitor;

/// Turns JSON of any shape into the SDK's type for it, and back.
final class Documents {
  private static final Reader READER = new Reader();

  private Documents() {}

  /// @param field the field of the contract that holds it, to name in a refusal
  static Document of(String field, @Nullable Object json) {
    return switch (json) {
      case null -> Document.fromNull();
      case String text -> Document.fromString(text);
      case Boolean truth -> Document.fromBoolean(truth);
      case Double number when !Double.isFinite(number) ->
          throw ProblemException.invalidField(field, Reason.INVALID_VALUE);
      case Number number -> Document.fromNumber(number.toString());
      case List<?> list -> {
        var items = new ArrayList<Document>();
        list.forEach(item -> items.add(of(field, item)));
        yield Document.fromList(items);
      }
      case Map<?, ?> map -> {
        var entries = new LinkedHashMap<String, Document>();
        map.forEach((name, value) -> entries.put(String.valueOf(name), of(field, value)));
        yield Document.fromMap(entries);
      }
      default -> throw new IllegalArgumentException("no JSON: " + json.getClass());
    };
  }

  /// Unlike [Document#unwrap], which makes strings of numbers.
  static Map<String, Object> toMap(Document document) {
    return document.isMap() ? READER.visitMap(document.asMap()) : Map.of();
  }

  private static final class Reader implements DocumentVisitor<@Nullable Object> {
    @Override
    public @Nullable Object visitNull() {
      return null;
    }

    @Override
    public Object visitBoolean(Boolean value) {
      return value;
    }

    @Override
    public Object visitString(String value) {
      return value;
    }

    @Override
    public Object visitNumber(SdkNumber value) {
      return value.bigDecimalValue();
    }

    @Override
    public Map<String, Object> visitMap(Map<String, Document> entries) {
      var map = new LinkedHashMap<String, Object>();
      entries.forEach((name, value) -> {
        var read = value.accept(this);
        if (read != null) {
          map.put(name, read);
        }
      });
      return map;
    }

    @Override
    public Object visitList(List<Document> items) {
      var list = new ArrayList<@Nullable Object>();
      items.forEach(item -> list.add(item.accept(this)));
      return list;
    }
  }
}
