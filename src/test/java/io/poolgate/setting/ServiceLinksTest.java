package io.poolgate.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The variables that Kubernetes sets for the Services beside a pod.
public class ServiceLinksTest {
  @ParameterizedTest
  @ValueSource(strings = {"POOLGATE", "POOLGATE_MANAGEMENT", "COGNITO", "REDIS", "REDIS_SENTINEL"})
  void allOfThemAreFound(String service) {
    var links = links(service, "10.0.0.1", 80);
    links.putAll(links(service, "fd00::1", 8081));
    assertThat(ServiceLinks.among(links)).containsExactlyInAnyOrderElementsOf(links.keySet());
  }

  @ParameterizedTest
  @CsvSource({
    "POOLGATE_MANAGEMENT_PORT, tcp://10.0.0.1:8081, true",
    "POOLGATE_MANAGEMENT_PORT, 'tcp://[fd00::1]:8081', true",
    "POOLGATE_LOCAL_POOL_PORT, udp://10.0.0.1:9229, true",
    "MICRONAUT_SERVER_PORT, sctp://10.0.0.1:80, true",
    "POOLGATE_MANAGEMENT_PORT, 8081, false",
    "POOLGATE_MANAGEMENT_PORT, '', false",
    "POOLGATE_MANAGEMENT_PORT, http://10.0.0.1:80, false",
    "POOLGATE_MANAGEMENT_HOST, tcp://10.0.0.1:80, false",
    "COGNITO_ENDPOINT, tcp://10.0.0.1:80, false",
    "REDIS_URI, tcp://10.0.0.1:80, false"
  })
  void oneWithTheNameOfASettingIsToldByItsValue(String name, String value, boolean isOne) {
    assertThat(ServiceLinks.isOne(name, value)).isEqualTo(isOne);
  }

  @Test
  void whatOnlyLooksAlikeIsNone() {
    var variables =
        Map.of(
            "POOLGATE_PORT", "8080",
            "REDIS_PORT", "6379",
            "POOLGATE_PORT_80", "x",
            "POOLGATE_PORT_80_HTTP", "x",
            "COGNITO_SERVICE", "x");
    assertThat(ServiceLinks.among(variables)).isEmpty();
  }

  /// As the kubelet makes them, for a port that has a name and one that has none.
  public static Map<String, String> links(String service, String address, int port) {
    var links = new HashMap<String, String>();
    links.put(service + "_SERVICE_HOST", address);
    links.put(service + "_SERVICE_PORT", String.valueOf(port));
    links.put(service + "_SERVICE_PORT_HTTP_API", String.valueOf(port));
    var host = address.contains(":") ? "[" + address + "]" : address;
    links.put(service + "_PORT", "tcp://" + host + ":" + port);
    for (var protocol : new String[] {"TCP", "UDP", "SCTP"}) {
      var name = service + "_PORT_" + port + "_" + protocol;
      links.put(name, protocol.toLowerCase(Locale.ROOT) + "://" + host + ":" + port);
      links.put(name + "_PROTO", protocol.toLowerCase(Locale.ROOT));
      links.put(name + "_PORT", String.valueOf(port));
      links.put(name + "_ADDR", address);
    }
    return links;
  }
}
