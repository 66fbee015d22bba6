package io.poolgate.revocation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolgate.problem.StartupException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevocationConfigurationTest {

  @ParameterizedTest
  @CsvSource({
    "REDIS, PT24H, 1, POOLGATE_TOKEN_REVOCATION must",
    "redis, PT4M59S, 1, POOLGATE_TOKEN_REVOCATION_RETENTION is",
    "none, -PT1H, 1, POOLGATE_TOKEN_REVOCATION_RETENTION is",
    "redis, PT24H, 0, POOLGATE_TOKEN_REVOCATION_LIMIT is"
  })
  void whatIsWrongIsNamed(String revocation, Duration retention, int limit, String says) {
    assertThatThrownBy(() -> new RevocationConfiguration(revocation, retention, limit))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith(says)
        .hasMessageContaining("Example: ");
  }
}
