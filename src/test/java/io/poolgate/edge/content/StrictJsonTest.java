package io.poolgate.edge.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.RawHttp;
import io.poolgate.problem.TooManyEntriesException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The JSON reader of the running server, and what it does for bodies however it is used.
@ExtendWith(PoolgateExtension.class)
class StrictJsonTest {
  private final ObjectMapper mapper;
  private final Api api;
  private final RawHttp raw;

  StrictJsonTest(PoolgateServer poolgate) {
    mapper = poolgate.context().getBean(ObjectMapper.class);
    api = poolgate.api();
    raw = new RawHttp(api.server());
  }

  /// A way to give JSON to the reader.
  interface Source {
    JsonParser of(ObjectMapper mapper, String json) throws IOException;
  }

  static List<Source> sources() {
    return List.of(
        (mapper, json) -> mapper.createParser(json.getBytes(UTF_8)),
        (mapper, json) -> mapper.createParser(new ByteArrayInputStream(json.getBytes(UTF_8))),
        (mapper, json) -> mapper.createParser(new StringReader(json)),
        ObjectMapper::createParser,
        (mapper, json) -> mapper.copy().createParser(json));
  }

  /// What is kept of a stranger's names is kept until the process ends.
  @ParameterizedTest
  @MethodSource("sources")
  void aNameIsForgottenWithItsBody(Source source) throws IOException {
    assertThat(firstName(source)).isEqualTo("a-name").isNotSameAs(firstName(source));
  }

  private String firstName(Source source) throws IOException {
    try (var parser = source.of(mapper, "{\"a-name\":1}")) {
      parser.nextToken();
      return parser.nextFieldName();
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void entriesAreCountedWhereTheyAreSkippedToo(Source source) throws IOException {
    for (var list :
        List.of("[" + "0,".repeat(100) + "0]", "{\"x\":[" + "[],".repeat(100) + "[]]}")) {
      try (var parser = source.of(mapper, list)) {
        parser.nextToken();
        assertThatThrownBy(parser::skipChildren).isInstanceOf(TooManyEntriesException.class);
      }
      try (var parser = source.of(mapper, list)) {
        assertThatThrownBy(() -> readValues(parser)).isInstanceOf(TooManyEntriesException.class);
      }
    }
  }

  private static void readValues(JsonParser parser) throws IOException {
    for (var token = parser.nextValue(); token != null; token = parser.nextValue()) {
      assertThat(token).isNotEqualTo(JsonToken.FIELD_NAME);
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void whatIsSkippedEndsWhereItEnds(Source source) throws IOException {
    try (var parser = source.of(mapper, "[[1,{\"a\":[]},[[]]],true]")) {
      parser.nextToken();
      parser.nextToken();
      parser.skipChildren();
      assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_TRUE);
    }
  }

  /// A reader that takes `C0 AF` for a slash, or half a surrogate pair for a character, sees
  /// another name than the next one.
  @ParameterizedTest
  @ValueSource(strings = {"c0af", "e080af", "eda080", "edb080", "f4908080", "e282", "ff", "80"})
  void whatOnlySomeTakeForUtf8IsRefused(String hex) {
    var body = "{\"username\":\"a?\",\"password\":\"b\"}".getBytes(UTF_8);
    var bytes = HexFormat.of().formatHex(body).replace("3f", hex);
    assertThat(raw.post("/v1/sign-in", HexFormat.of().parseHex(bytes)))
        .startsWith("HTTP/1.1 400")
        .contains("not valid JSON in UTF-8");
  }

  @Test
  void aByteOrderMarkIsNoJson() {
    var body = "\ufeff{\"username\":\"a\",\"password\":\"b\"}";
    assertThat(api.call("POST", "/v1/sign-in").json(body).wrong().send().outcome())
        .isEqualTo("400 invalid_request");
  }
}
