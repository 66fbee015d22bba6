package io.poolgate.edge.connection.proxyprotocol;

import static io.poolgate.edge.connection.proxyprotocol.ProxiedPoolgate.ASKING;
import static io.poolgate.edge.connection.proxyprotocol.ProxyHeader.binary;
import static io.poolgate.edge.connection.proxyprotocol.ProxyHeader.padded;
import static io.poolgate.edge.connection.proxyprotocol.ProxyHeader.text;
import static io.poolgate.edge.connection.proxyprotocol.ProxyHeader.then;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.poolgate.RawConnection;
import io.poolgate.edge.telemetry.CapturedLines;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is calling where proxies say so first. A request has an hour: what is closed here is closed
/// at once.
@Timeout(60)
class ProxyProtocolTest {
  private static final byte[] SOURCE = text("PROXY TCP4 203.0.113.7 10.0.0.1 51312 443");
  private static final ProxiedPoolgate POOLGATE =
      ProxiedPoolgate.start(Map.of("poolgate.connections.request-timeout", "1h"));

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PROXY TCP4 203.0.113.7 10.0.0.1 51312 443          | 203.0.113.7
          PROXY TCP4 203.0.113.7 203.0.113.7 1 65535         | 203.0.113.7
          PROXY TCP6 2001:db8::7 fd00::1 51312 443           | 2001:db8:0:0:0:0:0:7
          PROXY TCP6 ::ffff:203.0.113.7 ::ffff:10.0.0.1 1 2  | 203.0.113.7
          PROXY TCP6 ffff:f2ff:ffff:ffff:ffff:ffff:ffff:ffff ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 65535 65535 | ffff:f2ff:ffff:ffff:ffff:ffff:ffff:ffff
          PROXY UNKNOWN                                      | 127.0.0.1
          PROXY UNKNOWN 203.0.113.7 10.0.0.1 1 2             | 127.0.0.1
          """)
  void theFirstVersionIsRead(String line, String client) {
    assertRead(text(line), client);
  }

  @ParameterizedTest
  @CsvSource({
    "2111000c cb007107 0a000001 c8f201bb, 203.0.113.7",
    "21210024 20010db8000000000000000000000007 fd000000000000000000000000000001 c8f201bb, 2001:db8:0:0:0:0:0:7",
    "21210024 00000000000000000000ffffcb007107 00000000000000000000ffff0a000001 c8f201bb, 203.0.113.7",
    // local, whatever it has behind it; unspecified; datagrams
    "20000000, 127.0.0.1",
    "2011000c cb007107 0a000001 c8f201bb, 127.0.0.1",
    "2000000c cb007107 0a000001 c8f201bb, 127.0.0.1",
    "21000000, 127.0.0.1",
    "21000003 040000, 127.0.0.1",
    "2112000c cb007107 0a000001 c8f201bb, 127.0.0.1",
    "21220024 20010db8000000000000000000000007 fd000000000000000000000000000001 c8f201bb, 127.0.0.1",
    // an AWS load balancer, and its health check; HAProxy with TLS: version, cipher, common name
    ProxyHeader.NLB + ", 172.31.7.113",
    "2000000a 030004 00000000 040000, 127.0.0.1",
    "21110027 cb007107 0a000001 c8f201bb 20001801 00000000 210007 544c5376312e33 220006 636970686572, 203.0.113.7",
    "21110026 cb007107 0a000001 c8f201bb 010002 6832 02000b 6578616d706c652e636f6d ea000401 766370, 203.0.113.7"
  })
  void theSecondVersionIsRead(String rest, String client) {
    assertRead(binary(rest), client);
  }

  @Test
  void aUnixSocketHasNoAddress() {
    var name = "2f746d702f73" + "00".repeat(102);
    assertRead(binary("213100d8" + name + name), "127.0.0.1");
    assertRead(binary("213200d8" + name + name), "127.0.0.1");
  }

  @Test
  void someFurtherFieldsAreRead() {
    assertThat(POOLGATE.seen(padded("cb007107", 4_096), ASKING)).isEqualTo("203.0.113.7");
  }

  /// The same in one packet with the request, and byte by byte.
  private static void assertRead(byte[] header, String client) {
    assertThat(POOLGATE.seen(header, ASKING)).isEqualTo(client);
    try (var proxy = POOLGATE.proxy()) {
      for (byte one : header) {
        proxy.send(new byte[] {one});
      }
      assertThat(proxy.send(ASKING).receive().status()).isEqualTo(202);
      assertThat(POOLGATE.seen()).isEqualTo(client);
      assertThat(proxy.send(ASKING).receive().status()).isEqualTo(202);
      assertThat(POOLGATE.seen()).as("of a second request").isEqualTo(client);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health/liveness HTTP/1.1\r\nHost: x\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "PROXY TCP4 203.0.113.7 10.0.0.1 51312\r\n",
        "PROXY TCP4 203.0.113.7 10.0.0.1 51312 443 1\r\n",
        "PROXY TCP4 203.0.113.7 10.0.0.1 51312 65536\r\n",
        "PROXY TCP4 203.0.113.7 10.0.0.1 -1 443\r\n",
        "PROXY TCP4 203.0.113.256 10.0.0.1 51312 443\r\n",
        "PROXY TCP4 example.com 10.0.0.1 51312 443\r\n",
        "PROXY TCP4 2001:db8::7 fd00::1 51312 443\r\n",
        "PROXY TCP6 203.0.113.7 10.0.0.1 51312 443\r\n",
        "PROXY TCP5 203.0.113.7 10.0.0.1 51312 443\r\n",
        "PROXY UDP4 203.0.113.7 10.0.0.1 51312 443\r\n",
        "PROXY  TCP4 203.0.113.7 10.0.0.1 51312 443\r\n",
        "PROXY\r\nPROXY TCP4 203.0.113.7 10.0.0.1 51312 443\r\n",
        "proxy TCP4 203.0.113.7 10.0.0.1 51312 443\r\n",
        "PROXY TCP4 203.0.113.7 10.0.0.1 51312 443\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "PROXY UNKNOWN ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
      })
  void whatIsNoHeaderOfTheFirstVersionEndsTheConnection(String bytes) {
    assertRefused(bytes.getBytes(ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // no version, another one, and one that Netty takes for none or for the first
        "0111000c cb007107 0a000001 c8f201bb",
        "1111000c cb007107 0a000001 c8f201bb",
        "3111000c cb007107 0a000001 c8f201bb",
        "f111000c cb007107 0a000001 c8f201bb",
        // no command, no family, no protocol
        "2211000c cb007107 0a000001 c8f201bb",
        "2f11000c cb007107 0a000001 c8f201bb",
        "2141000c cb007107 0a000001 c8f201bb",
        "2113000c cb007107 0a000001 c8f201bb",
        // too short for its addresses
        "21110000",
        "2111000b cb007107 0a000001 c8f201",
        "21210023 20010db8000000000000000000000007 fd000000000000000000000000000001 c8f201",
        "2131000c cb007107 0a000001 c8f201bb",
        // further fields that are longer than all of it
        "2111000f cb007107 0a000001 c8f201bb ea00ff",
        "21110011 cb007107 0a000001 c8f201bb ea00ff 0101",
        "21110013 cb007107 0a000001 c8f201bb 200004 01000000"
      })
  void whatIsNoHeaderOfTheSecondVersionEndsTheConnection(String rest) {
    assertRefused(binary(rest));
  }

  @Test
  void aHeaderThatIsTooLongEndsTheConnectionBeforeItIsWhole() {
    assertRefused(padded("cb007107", 4_097 + 220));
    var longest = binary("2111ffff cb007107 0a000001 c8f201bb" + "00".repeat(5_000));
    assertRefused(longest);
    assertRefused(binary("ff" + "00".repeat(5_000)));
  }

  /// Nothing behind it is looked at, not even a good header.
  private static void assertRefused(byte[] bytes) {
    try (var proxy = POOLGATE.proxy()) {
      proxy.send(then(bytes, "PROXY TCP4 203.0.113.7 10.0.0.1 1 2\r\n" + ASKING));
      assertThat(proxy.ends()).isTrue();
    }
    assertThat(POOLGATE.server().pool().requests().of("ForgotPassword")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PROXY TCP4 203.0.113.7 10.0.0.1 51312 443, 203.0.113.7",
    "PROXY TCP4 127.0.0.2 10.0.0.1 51312 443, 127.0.0.2",
    "PROXY TCP4 10.1.2.3 10.0.0.1 51312 443, 198.51.100.1",
    "PROXY TCP6 ::ffff:10.1.2.3 ::ffff:10.0.0.1 51312 443, 198.51.100.1",
    "PROXY UNKNOWN, 198.51.100.1"
  })
  void onlyOfASourceThatIsATrustedProxyTheHeaderCounts(String line, String client) {
    var forwarding = ASKING.replace("Host: x", "Host: x\r\nX-Forwarded-For: 198.51.100.1");
    assertThat(POOLGATE.seen(text(line), forwarding)).isEqualTo(client);
  }

  @Test
  void theAccessLogNamesTheSource() {
    try (var log = CapturedLines.listen();
        var proxy = POOLGATE.proxy()) {
      proxy.send(then(text("PROXY TCP4 203.0.113.8 10.0.0.1 51312 443"), ASKING)).receive();
      await()
          .untilAsserted(() ->
              assertThat(log.lines())
                  .anyMatch(line -> line.contains("\"address\":\"203.0.113.8\"")));
    }
    assertThat(POOLGATE.seen()).isEqualTo("203.0.113.8");
  }

  @Test
  void aStrangerCannotNameASource() {
    for (var header : new byte[][] {SOURCE, binary(ProxyHeader.NLB), binary("20000000")}) {
      try (var stranger = POOLGATE.stranger()) {
        var answer = stranger.send(then(header, ASKING)).receive();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(stranger.ends()).isTrue();
      }
    }
    try (var stranger = POOLGATE.stranger()) {
      assertThat(stranger.send(ASKING).receive().status()).isEqualTo(202);
      assertThat(POOLGATE.seen()).as("without one it is served").isEqualTo("127.0.0.2");
    }
  }

  @Test
  void aSecondHeaderIsABadRequest() {
    for (var second : new byte[][] {SOURCE, binary(ProxyHeader.NLB)}) {
      try (var proxy = POOLGATE.proxy()) {
        assertBad(proxy.send(then(SOURCE, second)));
      }
      try (var proxy = POOLGATE.proxy()) {
        proxy.send(then(SOURCE, "GET /health/liveness HTTP/1.1\r\nHost: x\r\n\r\n"));
        assertThat(proxy.receive().status()).isEqualTo(200);
        assertBad(proxy.send(second));
      }
    }
  }

  @Test
  void theManagementPortTakesNone() {
    var port = POOLGATE.server().management().server();
    try (var connection = new RawConnection(port)) {
      assertThat(connection.get("/health").receive().status()).isEqualTo(200);
      assertBad(connection.send(SOURCE));
    }
  }

  private static void assertBad(RawConnection connection) {
    assertThat(connection.receive().status()).isEqualTo(400);
    assertThat(connection.ends()).isTrue();
  }
}
