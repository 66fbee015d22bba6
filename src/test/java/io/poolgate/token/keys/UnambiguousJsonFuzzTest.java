package io.poolgate.token.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes for JSON, and a second reader's opinion (Gson, as Nimbus bundles it).
class UnambiguousJsonFuzzTest {
  private final UnambiguousJson json = new UnambiguousJson();

  @MethodSource("io.poolgate.token.Seeds#objects")
  @FuzzTest
  void anotherReaderReadsTheSame(byte[] text) throws ParseException {
    var object = json.object(text);

    if (object.isPresent()) {
      var other = JSONObjectUtils.parse(new String(text, UTF_8));
      assertThat(comparable(object.get())).isEqualTo(comparable(other));
    }
  }

  /// The value without what the two readers name differently: null, and types of numbers.
  private static Object comparable(@Nullable Object value) {
    return switch (value) {
      case null -> UnambiguousJson.NULL;
      case Number number -> number.doubleValue();
      case List<?> array -> array.stream().map(element -> comparable(element)).toList();
      case Map<?, ?> object -> {
        var members = new HashMap<Object, Object>();
        object.forEach((name, member) -> members.put(name, comparable(member)));
        yield members;
      }
      default -> value;
    };
  }
}
