package io.poolgate.localpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.BindException;
import org.junit.jupiter.api.Test;

class LocalUserPoolTest {
  @Test
  void factsOfThePoolFitTogether() throws Exception {
    try (var pool = LocalUserPool.start()) {
      assertThat(pool.id()).isEqualTo("local_Poolgate1");
      assertThat(pool.endpoint().toString()).matches("http://127\\.0\\.0\\.1:[0-9]+");
      assertThat(pool.issuer()).isEqualTo(pool.endpoint() + "/local_Poolgate1");
      assertThat(pool.jwksUrl().toString()).isEqualTo(pool.issuer() + "/.well-known/jwks.json");
      assertThat(pool.publicClient().hasSecret()).isFalse();
      assertThat(pool.confidentialClient().hasSecret()).isTrue();
      assertThat(pool.confidentialClient().toString())
          .doesNotContain(pool.confidentialClient().secrets().getFirst());
    }
  }

  @Test
  void jwksPublishesNoPrivateKey() throws Exception {
    try (var pool = LocalUserPool.start()) {
      assertThat(JWKSet.load(pool.jwksUrl().toURL()).getKeys())
          .singleElement()
          .satisfies(key -> assertThat(key.isPrivate()).isFalse());
    }
  }

  @Test
  void poolThatListensEverywhereIsStillReachedByLoopback() throws Exception {
    var options = LocalPoolOptions.forTests().host("0.0.0.0").build();
    try (var pool = LocalUserPool.start(options)) {
      assertThat(pool.endpoint().getHost()).isEqualTo("127.0.0.1");
      assertThat(JWKSet.load(pool.jwksUrl().toURL()).getKeys()).hasSize(1);
    }
  }

  @Test
  void takenPortIsReported() throws Exception {
    try (var pool = LocalUserPool.start()) {
      var options = LocalPoolOptions.builder().port(pool.endpoint().getPort()).build();

      assertThatThrownBy(() -> LocalUserPool.start(options)).isInstanceOf(BindException.class);
    }
  }

  @Test
  void closedPoolGivesItsPortBack() throws Exception {
    var pool = LocalUserPool.start();
    int port = pool.endpoint().getPort();
    pool.close();

    try (var next = LocalUserPool.start(LocalPoolOptions.builder().port(port).build())) {
      assertThat(next.endpoint().getPort()).isEqualTo(port);
    }
  }

  @Test
  void defaultsAreThoseOfADevelopersMachine() {
    var options = LocalPoolOptions.builder().build();

    assertThat(options.listen().host()).isEqualTo("127.0.0.1");
    assertThat(options.listen().port()).isEqualTo(9229);
    assertThat(options.recordRequests()).isFalse();
    assertThat(options.clients().preventUserExistenceErrors()).isTrue();
  }
}
