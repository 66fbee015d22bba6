package io.poolgate.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.poolgate.LogLines;
import io.poolgate.problem.StartupException;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {
  private static final String COGNITO = "https://cognito-idp.eu-central-1.amazonaws.com/x";

  @ParameterizedTest
  @CsvSource({
    "http://proxy.test:3128, proxy.test:3128",
    "http://proxy.test:3128/, proxy.test:3128",
    "HTTP://proxy.test, proxy.test:80",
    "proxy.test:3128, proxy.test:3128",
    "proxy.test, proxy.test:80",
    "' http://proxy.test:3128 ', proxy.test:3128",
    "http://[::1]:3128, [::1]:3128",
    "http://10.0.0.1:3128, 10.0.0.1:3128"
  })
  void theVariableNamesTheProxy(String value, String proxy) {
    for (var name : new String[] {"HTTPS_PROXY", "https_proxy"}) {
      assertThat(new Egress(Map.of(name, value)).proxyTo(URI.create(COGNITO)))
          .hasToString("Optional[" + proxy + "]");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://ada:secret@p.test:1, ada, secret",
    "http://ada:p%40ss%3Aw%20d@p.test:1, ada, p@ss:w d",
    "http://ada:a+b@p.test:1, ada, a+b",
    "ada:a:b@p.test:1, ada, a:b",
    "http://a%40corp:@p.test:1, a@corp, ''",
    "http://ada@p.test:1, ada, ''"
  })
  void credentialsArePercentDecodedAndNotShown(String value, String user, String password) {
    try (var log = LogLines.ofErrors()) {
      var proxy = new Egress(Map.of("HTTPS_PROXY", value)).proxyTo(URI.create(COGNITO));
      assertThat(proxy).hasToString("Optional[p.test:1]");
      assertThat(proxy.flatMap(HttpProxy::credentials).orElseThrow())
          .extracting(PasswordAuthentication::getUserName, known -> new String(known.getPassword()))
          .containsExactly(user, password);
      assertThat(log.lines())
          .contains("cognito-idp.eu-central-1.amazonaws.com is reached through the proxy p.test:1")
          .noneMatch(line -> line.contains("@"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ada:mark-secret@proxy.test:3128",
        "socks5://ada:mark-secret@proxy.test:1080",
        "http://ada:mark-secret@",
        "http://ada:mark-sec#ret@proxy.test:3128",
        "http://ada:mark-sec ret@proxy.test:3128",
        "http://ada:mark-secret%ZZ@proxy.test:3128",
        "http://ada:mark-secret@proxy.test:3128/path",
        "http://ada:mark-secret@proxy.test:3128?x=y",
        "http://ada:mark-secret@proxy.test:99999",
        "http://ada:mark-secret@proxy.test:0",
        "ada:mark-secret@proxy test"
      })
  void whatIsNoProxyIsRefusedWithoutBeingQuoted(String value) {
    var egress = new Egress(Map.of("https_proxy", value));
    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(() -> egress.proxyTo(URI.create(COGNITO)))
        .withMessageStartingWith("https_proxy is not the address of an HTTP proxy")
        .withMessageContaining("Example: https_proxy=http://")
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("mark-"));
  }

  @Test
  void itIsTheOneForTheSchemeAndTheSmallLettersGoFirst() {
    var egress =
        new Egress(
            Map.of("HTTPS_PROXY", "a.test:1", "https_proxy", "b.test:1", "HTTP_PROXY", "c.test:1"));
    assertThat(egress.proxyTo(URI.create("https://x.test/"))).hasToString("Optional[b.test:1]");
    assertThat(egress.proxyTo(URI.create("http://x.test/"))).hasToString("Optional[c.test:1]");
    var empty = new Egress(Map.of("https_proxy", " ", "HTTPS_PROXY", "a.test:1"));
    assertThat(empty.proxyTo(URI.create("https://x.test/"))).hasToString("Optional[a.test:1]");
    assertThat(empty.proxyTo(URI.create("http://x.test/"))).isEmpty();
    assertThat(new Egress(Map.of()).proxyTo(URI.create("https://x.test/"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:9229/",
        "http://127.8.8.8/",
        "https://[::1]:9229/",
        "http://localhost:9229/",
        "http://LocalHost./",
        "https://pool.localhost/"
      })
  void loopbackIsNeverBehindAProxy(String address) {
    var all = Map.of("HTTPS_PROXY", "no proxy at all", "HTTP_PROXY", "no proxy at all");
    assertThat(new Egress(all).proxyTo(URI.create(address))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *                                | https://a.test/
          a.test                           | https://a.test/
          a.test                           | https://b.a.test/
          A.Test                           | https://b.a.tEST/
          .a.test                          | https://b.a.test/
          .a.test                          | https://a.test/
          *.a.test                         | https://b.a.test/
          a.test.                          | https://b.a.test/
          a.test                           | https://b.a.test./
          x.test, a.test                   | https://a.test/
          x.test a.test                    | https://a.test/
          ,,x.test,, a.test,               | https://a.test/
          a.test:443                       | https://a.test/
          a.test:8443                      | https://b.a.test:8443/
          .amazonaws.com                   | https://cognito-idp.eu-central-1.amazonaws.com/x
          10.1.2.3                         | https://10.1.2.3/
          10.0.0.0/8                       | https://10.1.2.3:8443/
          fd00::/8                         | https://[fd12::1]/
          fd12::1                          | https://[fd12:0::1]/
          [fd12::1]                        | https://[fd12::1]/
          [fd12::1]:8443                   | https://[fd12::1]:8443/
          FD12::1                          | https://[fd12::1]/
          """)
  void theseAreReachedStraight(String list, String address) {
    for (var name : new String[] {"NO_PROXY", "no_proxy"}) {
      var egress = new Egress(Map.of("HTTPS_PROXY", "proxy.test:1", name, list));
      assertThat(egress.proxyTo(URI.create(address))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.test                           | https://ba.test/
          .a.test                          | https://ba.test/
          b.a.test                         | https://a.test/
          a.test:8443                      | https://a.test/
          a.test:443                       | https://a.test:8443/
          *a.test                          | https://a.test/
          .                                | https://a.test/
          *.                               | https://a.test/
          10.0.0.0/8                       | https://11.1.2.3/
          10.0.0.0/99                      | https://10.1.2.3/
          a/b                              | https://10.1.2.3/
          0/0                              | https://10.1.2.3.test/
          [fd12::1]:8443                   | https://[fd12::1]/
          fd12::1                          | https://[fd12::2]/
          2.3                              | https://10.1.2.3/
          """)
  void theseAreNot(String list, String address) {
    var egress = new Egress(Map.of("HTTPS_PROXY", "proxy.test:1", "NO_PROXY", list));
    assertThat(egress.proxyTo(URI.create(address))).hasToString("Optional[proxy.test:1]");
  }
}
