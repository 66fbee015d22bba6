package io.poolgate.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolgate.problem.StartupException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisConfigurationTest {

  @Test
  void redissIsTlsWithACertificateThatIsChecked() {
    var address = new RedisConfiguration("rediss://redis.example.com").address();
    assertThat(address.isSsl()).isTrue();
    assertThat(address.isVerifyPeer()).isTrue();
    assertThat(address.getPort()).isEqualTo(6379);
  }

  @Test
  void redisIsGivenTwoSecondsUnlessTheAddressSaysOtherwise() {
    assertThat(new RedisConfiguration("redis://r").address().getTimeout())
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(new RedisConfiguration("redis://r?timeout=300ms").address().getTimeout())
        .isEqualTo(Duration.ofMillis(300));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis.example.com",
        "http://user:secret@redis.example.com",
        "redis://user:sec ret@redis.example.com",
        "redis://"
      })
  void whatIsNoAddressIsToldWithoutThePassword(String uri) {
    assertThatThrownBy(() -> new RedisConfiguration(uri).address())
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("REDIS_URI is not the address of a Redis")
        .hasMessageNotContaining("sec");
    assertThat(new RedisConfiguration(uri)).asString().doesNotContain("sec");
  }
}
