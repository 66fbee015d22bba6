package io.poolgate.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;

/// Any name, and any text for an encoded one.
class PercentEncodingFuzzTest {

  @FuzzTest
  void nameComesBackAndHasOneMeaning(byte[] bytes) {
    var name = new String(bytes, UTF_8);
    var encoded = PercentEncoding.encode(name);
    assertThat(encoded.replaceAll("%[0-9A-F]{2}", "")).matches("[A-Za-z0-9._~@:/+-]*");
    assertThat(PercentEncoding.decode(encoded))
        .isEqualTo(Optional.of(name).filter(n -> !n.isEmpty()));

    PercentEncoding.decode(new String(bytes, ISO_8859_1))
        .ifPresent(read ->
            assertThat(PercentEncoding.decode(PercentEncoding.encode(read))).contains(read));
  }
}
