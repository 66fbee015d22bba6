package io.poolgate.edge.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a `Content-Type` may say of JSON.
@ExtendWith(PoolgateExtension.class)
class JsonMediaTypeTest {
  private final RawHttp raw;

  JsonMediaTypeTest(PoolgateServer poolgate) {
    raw = new RawHttp(poolgate.api().server());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json ;charset=utf-8",
        "application/json;charset=utf8",
        "application/json;charset=UTF8",
        "application/json; charset=UTF-8",
        "application/json; charset=\"utf-8\"",
        "application/json;charset=\"u\\tf-8\"",
        "application/json;CHARSET=utf-8",
        "application/json;profile=x",
        "application/json;profile=\"https://example.com/a;charset=latin1\"",
        "application/json;profile=\"\\\"\";charset=utf-8",
        "application/json;charset=utf-8;profile=x",
        "application/json;profile=x;charset=utf-8",
        "application/json;xcharset=latin1",
        "application/json;",
        "application/json; ;charset=utf-8",
        "application/json;odata.metadata=minimal;q=0.5"
      })
  void parametersThatAreNotOursDoNotMatter(String type) {
    assertThat(signIn(type)).startsWith("HTTP/1.1 400").contains("required");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json;charset=iso-8859-1",
        "application/json;charset=utf-16",
        "application/json;charset=utf-8-x",
        "application/json;charset=us-ascii",
        "application/json;charset=\"latin1\"",
        "application/json;charset=\"latin\\1\"",
        "application/json;charset=",
        "application/json;charset=\"\"",
        "application/json;charset=utf-8;charset=latin1",
        "application/json;profile=x;charset=utf-16le",
        "application/json;profile=\"x",
        "application/json x;charset=utf-8",
        "application/json,text/plain",
        "application/json\r\nContent-Type: text/plain",
        "application/jsonp",
        "text/json",
        "text/plain;charset=utf-8"
      })
  void anotherTypeOrCharsetIsRefused(String type) {
    assertThat(signIn(type)).startsWith("HTTP/1.1 415").contains("unsupported_media_type");
  }

  @Test
  void noLongStringIsTooDeep() {
    for (var part : new String[] {"x", "\\x", "\" ", ";a=b", ";"}) {
      var type = "application/json;a=\"" + part.repeat(14_000 / part.length()) + "\"";
      assertThat(signIn(type)).matches("(?s)HTTP/1.1 4(00|15).*");
    }
  }

  private String signIn(String type) {
    return raw.send(
        "POST /v1/sign-in HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: "
            + type
            + "\r\nContent-Length: 2\r\n\r\n{}");
  }
}
