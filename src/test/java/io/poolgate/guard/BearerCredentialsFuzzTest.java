package io.poolgate.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.simple.SimpleHttpRequest;
import io.poolgate.guard.BearerCredentials.Malformed;
import io.poolgate.guard.BearerCredentials.None;
import io.poolgate.guard.BearerCredentials.Presented;
import java.util.regex.Pattern;

/// Any `Authorization` header.
class BearerCredentialsFuzzTest {
  private static final Pattern BEARER = Pattern.compile("(?is)bearer +([^ ,][^,]*)");
  private static final Pattern OTHER_SCHEME =
      Pattern.compile("(?is)(?!bearer(?![a-z0-9-]))[a-z0-9-]+.*");

  private static final String IN_NO_HEADER = "[\\x00-\\x08\\x0A-\\x1F\\x7F]"; // RFC 9110 §5.5

  @FuzzTest
  void headerIsReadAsItsGrammarSays(byte[] bytes) {
    var header = new String(bytes, ISO_8859_1).replaceAll(IN_NO_HEADER, "").trim();
    var request = new SimpleHttpRequest<>(HttpMethod.GET, "/", "");
    request.header("Authorization", header);

    assertThat(BearerCredentials.of(request)).isEqualTo(byGrammar(header));
  }

  private static BearerCredentials byGrammar(String header) {
    var bearer = BEARER.matcher(header);
    if (bearer.matches()) {
      return new Presented(bearer.group(1));
    }
    return OTHER_SCHEME.matcher(header).matches() ? new None() : new Malformed();
  }
}
