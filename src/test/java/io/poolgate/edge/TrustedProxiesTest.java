package io.poolgate.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.poolgate.problem.StartupException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// What is said of proxies and headers that no operator can mean.
class TrustedProxiesTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0, 0.0.0.0/0",
    "::/0, 0:0:0:0:0:0:0:0/0",
    "'10.0.0.0/8, 128.0.0.0/1', 128.0.0.0/1",
    "10.0.0.0/7, 10.0.0.0/7",
    "2000::/3, 2000:0:0:0:0:0:0:0/3",
    "fd00::/15, fd00:0:0:0:0:0:0:0/15"
  })
  void whoTrustsEverybodyIsTold(String proxies, String named) {
    assertThat(warnings(proxies))
        .singleElement()
        .asString()
        .startsWith("[WARN] POOLGATE_EDGE_TRUSTED_PROXIES has " + named + ": whoever is in there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/8,fd00::/16", "127.0.0.1", "0.0.0.0", "::1,::/16"})
  void networksOfOnesOwnAreTakenWithoutAWord(String proxies) {
    assertThat(warnings(proxies)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "X Forwarded For",
        "X-Forwarded-For:",
        "X-Forwarded-For,X-Real-IP",
        "X-Forwarded-For ",
        "X-Forw\u00e4rded",
        "X-Real-IP\r\n",
        "(any)",
        "Forwarded",
        "forwarded"
      })
  void aHeaderThatIsNoneStopsTheStart(String header) {
    var configuration = new ClientAddress.Configuration(null, header);
    assertThatThrownBy(() -> new ClientAddress(configuration))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("POOLGATE_EDGE_CLIENT_ADDRESS_HEADER must name one header");
  }

  private static List<ILoggingEvent> warnings(String proxies) {
    var log = new ListAppender<ILoggingEvent>();
    var logger = (Logger) LoggerFactory.getLogger(ClientAddress.class);
    logger.addAppender(log);
    log.start();
    try {
      var list = List.of(proxies.split(","));
      assertThat(new ClientAddress(new ClientAddress.Configuration(list, "X-Forwarded-For")))
          .isNotNull();
    } finally {
      logger.detachAppender(log);
    }
    return log.list;
  }
}
