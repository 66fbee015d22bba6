package io.poolgate.localpool.wire;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON objects of the wire, to and from maps.
public final class Json {
  private Json() {}

  /// Reads an object. It takes empty input for `{}` and leaves null members out, as AWS does.
  public static Map<String, Object> read(byte[] utf8) {
    if (utf8.length == 0) {
      return Map.of();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      return members(parse(text));
    } catch (CharacterCodingException | ParseException malformed) {
      throw PoolException.unreadable("The request is not a JSON object in UTF-8");
    }
  }

  /// Nimbus would take an array of pairs for an object, and gives no map at all for `null`.
  private static Map<String, Object> parse(String text) throws ParseException {
    if (!text.stripLeading().startsWith("{")) {
      throw new ParseException("not an object", 0);
    }
    return JSONObjectUtils.parse(text);
  }

  public static String write(Map<String, ?> object) {
    return JSONObjectUtils.toJSONString(object);
  }

  /// A time as the wire writes it: in seconds since the epoch.
  public static BigDecimal seconds(Instant time) {
    return BigDecimal.valueOf(time.toEpochMilli(), 3);
  }

  public static String write(List<?> list) {
    return JSONArrayUtils.toJSONString(list);
  }

  private static Map<String, Object> members(Map<?, ?> parsed) {
    Map<String, Object> copy = new LinkedHashMap<>();
    parsed.forEach((name, value) -> {
      Object frozen = frozen(value);
      if (frozen != null) {
        copy.put(String.valueOf(name), frozen);
      }
    });
    return Collections.unmodifiableMap(copy);
  }

  private static @Nullable Object frozen(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Map<?, ?> object -> members(object);
      case List<?> list -> Collections.unmodifiableList(list.stream().map(Json::frozen).toList());
      default -> value;
    };
  }
}
