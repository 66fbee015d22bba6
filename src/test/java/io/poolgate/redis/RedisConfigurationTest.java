package io.poolgate.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisURI;
import io.poolgate.edge.tls.CertificateAuthority;
import io.poolgate.problem.StartupException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisConfigurationTest {

  @Test
  void redissIsTlsWithACertificateThatIsChecked() {
    var address = of("rediss://redis.example.com").address();
    assertThat(address.isSsl()).isTrue();
    assertThat(address.isVerifyPeer()).isTrue();
    assertThat(address.getPort()).isEqualTo(6379);
  }

  @Test
  void redisIsGivenTwoSecondsUnlessTheAddressSaysOtherwise() {
    assertThat(of("redis://r").address().getTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(of("redis://r?timeout=300ms").address().getTimeout())
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
    assertThatThrownBy(() -> of(uri).address())
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("REDIS_URI is not the address of a Redis")
        .hasMessageNotContaining("sec");
    assertThat(of(uri)).asString().doesNotContain("sec");
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis://r?timeout=0s", "redis://r?timeout=60s", "redis://r"})
  void noTimeoutIsSoLongThatADeadLinkIsKept(String uri) {
    assertThat(of(uri).address().getTimeout()).isLessThanOrEqualTo(Duration.ofSeconds(5));
    assertThat(of(uri).address().getTimeout()).isPositive();
  }

  @Test
  void sentinelsHaveAPasswordOfTheirOwnAndNoMoreTimeThanRedis() {
    var uri = "redis-sentinel://:mark-redis@one,two?sentinelMasterId=main";
    var configuration = new RedisConfiguration(uri, "mark-sentinel", null);
    assertThat(password(configuration.address())).isEqualTo("mark-redis");
    assertThat(configuration.address().getSentinels())
        .hasSize(2)
        .allMatch(sentinel -> password(sentinel).equals("mark-sentinel"))
        .allMatch(sentinel -> sentinel.getTimeout().equals(Duration.ofSeconds(2)));
    assertThat(configuration).asString().doesNotContain("mark-");
  }

  private static String password(RedisURI address) {
    var credentials = address.getCredentialsProvider().resolveCredentials();
    return credentials.map(each -> new String(each.getPassword())).blockOptional().orElse("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis://r", "rediss://sentinel?x=redis-sentinel:"})
  void aPasswordForNoSentinelIsRefused(String uri) {
    assertThatThrownBy(() -> new RedisConfiguration(uri, "mark-sentinel", null))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("REDIS_SENTINEL_PASSWORD is set, but REDIS_URI names no Sentinel")
        .hasMessageNotContaining("mark-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://rediss",
        "redis-sentinel://one?sentinelMasterId=main",
        "rediss://r?verifyPeer=NONE",
        "rediss-sentinel://one?sentinelMasterId=main&verifyPeer=none"
      })
  void anAuthorityThatIsNotAskedIsRefused(String uri) {
    assertThatThrownBy(() -> new RedisConfiguration(uri, null, "/ca.pem"))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("REDIS_TLS_CA is set, but REDIS_URI");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rediss://r",
        "redis+tls://r",
        "rediss://r?verifyPeer=CA",
        "rediss-sentinel://one?sentinelMasterId=main"
      })
  void anAuthorityIsReadFromItsFile(String uri, @TempDir Path folder) throws Exception {
    var file = folder.resolve("ca.pem");
    var configuration = new RedisConfiguration(uri, null, file.toString());
    assertThatThrownBy(configuration::authorities)
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("REDIS_TLS_CA names a file that is not there: " + file);
    Files.writeString(file, new CertificateAuthority().pem());
    assertThat(configuration.authorities()).isNotNull();
    assertThat(of(uri).authorities()).isNull();
  }

  private static RedisConfiguration of(String uri) {
    return new RedisConfiguration(uri, null, null);
  }
}
