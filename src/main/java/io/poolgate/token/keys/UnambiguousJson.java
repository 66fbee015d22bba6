package io.poolgate.token.keys;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads one JSON object, and refuses everything that two readers could understand differently:
/// duplicate names, broken UTF-8 or surrogates, numbers out of range, trailing text, deep nesting
/// (RFC 8259 §4, RFC 7493 §2).
///
/// Values are `String`, `Long`, `Double`, `Boolean`, `List`, `Map` and [#NULL].
public final class UnambiguousJson {
  /// JSON's null: a member that is null differs from one that is not there.
  public static final Object NULL = Null.NULL;

  private static final int MAX_DEPTH = 8;

  /// No claim needs more digits, and readers differ on longer numbers: Gson refuses 1 and 64 zeros.
  private static final int MAX_NUMBER_LENGTH = 40;

  private enum Null {
    NULL
  }

  // Canonicalised names live as long as the factory, and a stranger's names would fill it.
  private final JsonFactory factory =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .build())
          .build();

  /// The object, or empty where the bytes are anything else.
  public Optional<Map<String, Object>> object(byte[] utf8) {
    try {
      var decoder =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      try (var parser = factory.createParser(decoder.decode(ByteBuffer.wrap(utf8)).toString())) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          return Optional.empty();
        }
        var object = members(parser);
        return parser.nextToken() == null ? Optional.of(object) : Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty(); // the cause quotes the token: it goes nowhere
    }
  }

  private static Map<String, Object> members(JsonParser parser) throws IOException {
    var members = new LinkedHashMap<String, Object>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = wellFormed(parser.currentName());
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static List<Object> elements(JsonParser parser) throws IOException {
    var elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return elements;
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> elements(parser);
      case VALUE_STRING -> wellFormed(parser.getText());
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? finite(parser.getDoubleValue())
              : (Object) parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> NULL;
      default -> throw new IOException("unexpected token");
    };
  }

  /// 1e999 is infinite to some readers, and malformed to others (RFC 7493 §2.2).
  private static double finite(double number) throws IOException {
    if (Double.isInfinite(number)) {
      throw new IOException("number out of range");
    }
    return number;
  }

  /// A lone surrogate (written as an escape) cannot be encoded: it would turn into `?` on the way
  /// to a header or an upstream, and two names into one.
  private static String wellFormed(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw new IOException("lone surrogate");
        }
        i++;
      }
    }
    return text;
  }
}
