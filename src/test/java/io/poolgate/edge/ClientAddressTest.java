package io.poolgate.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who is calling, told to the pool: this machine is a trusted proxy here, so are 10.0.0.0/8 and
/// one IPv6 network.
class ClientAddressTest {
  private static final PoolgateServer BEHIND_PROXIES =
      PoolgateServer.start(
          Map.of("poolgate.edge.trusted-proxies", "127.0.0.1, 10.0.0.0/8, 2001:db8:1::/48"));
  private static final PoolgateServer DIRECT = PoolgateServer.start();

  @AfterAll
  static void stop() {
    BEHIND_PROXIES.close();
    DIRECT.close();
  }

  /// Repeated headers are parted by `;`.
  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      nullValues = "none",
      value = {
        // what a proxy in front writes
        "203.0.113.7 | 203.0.113.7",
        "203.0.113.7:51312 | 203.0.113.7",
        "2001:db8::7 | 2001:db8:0:0:0:0:0:7",
        "[2001:db8::7] | 2001:db8:0:0:0:0:0:7",
        "[2001:db8::7]:443 | 2001:db8:0:0:0:0:0:7",
        "2001:DB8::A | 2001:db8:0:0:0:0:0:a",
        "::ffff:203.0.113.7 | 203.0.113.7",
        "203.0.113.7, 10.1.2.3 | 203.0.113.7",
        "203.0.113.7,10.1.2.3 | 203.0.113.7",
        "203.0.113.7 ,  10.1.2.3 | 203.0.113.7",
        "203.0.113.7, 10.1.2.3, 10.255.0.1 | 203.0.113.7",
        "203.0.113.7, 2001:db8:1::9 | 203.0.113.7",
        "203.0.113.7, ::ffff:10.0.0.1 | 203.0.113.7",
        "203.0.113.7, 127.0.0.1 | 203.0.113.7",
        "203.0.113.7; 10.1.2.3 | 203.0.113.7",
        "203.0.113.7; 10.1.2.3; 10.1.2.4 | 203.0.113.7",
        "203.0.113.7, 10.9.9.9; 10.1.2.3 | 203.0.113.7",
        // what a client wrote before, to be somebody else
        "198.51.100.1, 203.0.113.7 | 203.0.113.7",
        "198.51.100.1; 203.0.113.7 | 203.0.113.7",
        "198.51.100.1, 203.0.113.7, 10.1.2.3 | 203.0.113.7",
        "10.0.0.1, 203.0.113.7 | 203.0.113.7",
        "127.0.0.1, 203.0.113.7 | 203.0.113.7",
        "unknown, 203.0.113.7 | 203.0.113.7",
        "garbage;;;203.0.113.7 | 203.0.113.7",
        "198.51.100.1,,203.0.113.7 | 203.0.113.7",
        "<script>, 203.0.113.7 | 203.0.113.7",
        "a, b, c, d, 203.0.113.7 | 203.0.113.7",
        "203.0.113.9, 2001:db8:2::1 | 2001:db8:2:0:0:0:0:1",
        // what tells nothing: the nearest hop that is known
        "unknown | 127.0.0.1",
        "_hidden | 127.0.0.1",
        "'' | 127.0.0.1",
        "',' | 127.0.0.1",
        "203.0.113.7, | 127.0.0.1",
        "203.0.113.7, unknown | 127.0.0.1",
        "203.0.113.7, unknown, 10.1.2.3 | 10.1.2.3",
        "localhost | 127.0.0.1",
        "example.com | 127.0.0.1",
        "203.0.113.256 | 127.0.0.1",
        "203.0.113 | 127.0.0.1",
        "0xcb007107 | 127.0.0.1",
        "3405803783 | 127.0.0.1",
        "203.0.113.7/32 | 127.0.0.1",
        "2001:db8:::7 | 127.0.0.1",
        "[2001:db8::7 | 127.0.0.1",
        "for=203.0.113.7 | 127.0.0.1",
        "203.0.113.7:port | 127.0.0.1",
        "203.0.113.7 10.1.2.3 | 127.0.0.1",
        "'203.0.113.7\t' | 203.0.113.7",
        // proxies alone
        "10.1.2.3 | 10.1.2.3",
        "10.9.9.9, 10.1.2.3 | 10.9.9.9",
        "none | 127.0.0.1",
      })
  void theRightmostHopThatIsNoProxyIsTheClient(@Nullable String headers, String client) {
    assertThat(seen(BEHIND_PROXIES, "X-Forwarded-For", headers)).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP", "X-Cluster-Client-IP",
    "Forwarded", "X-Forwarded", "Forwarded-For", "X-Original-Forwarded-For", "Client-IP"
  })
  void everyOtherHeaderIsIgnored(String header) {
    assertThat(seen(BEHIND_PROXIES, header, "203.0.113.7")).isEqualTo("127.0.0.1");
  }

  @Test
  void withoutATrustedProxyNoHeaderCounts() {
    assertThat(seen(DIRECT, "X-Forwarded-For", "203.0.113.7")).isEqualTo("127.0.0.1");
  }

  @Test
  void whatTheBrowserGatheredGoesAlong() {
    DIRECT.pool().requests().clear();
    DIRECT
        .api()
        .call("POST", "/v1/forgot-password")
        .header("X-Cognito-Context-Data", "ZmluZ2VycHJpbnQ")
        .json("{\"username\":\"ada@example.com\"}")
        .send();
    assertThat(context(DIRECT)).containsEntry("EncodedData", "ZmluZ2VycHJpbnQ");
  }

  private static String seen(PoolgateServer poolgate, String header, @Nullable String values) {
    poolgate.pool().requests().clear();
    var call = poolgate.api().call("POST", "/v1/forgot-password");
    if (values != null) {
      for (var value : values.split(";", -1)) {
        call.header(header, value);
      }
    }
    assertThat(call.json("{\"username\":\"ada@example.com\"}").send().status()).isEqualTo(202);
    return String.valueOf(context(poolgate).get("IpAddress"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> context(PoolgateServer poolgate) {
    var asked = List.copyOf(poolgate.pool().requests().of("ForgotPassword"));
    assertThat(asked).hasSize(1);
    return (Map<String, Object>)
        Objects.requireNonNull(asked.getFirst().parameters().get("UserContextData"));
  }
}
