package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.poolgate.Answer;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.contract.Contract.Route;
import io.poolgate.localpool.token.TokenBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every route of the contract with every kind of credentials.
@ExtendWith(PoolgateExtension.class)
class CredentialMatrixTest {
  private static final Contract CONTRACT = Contract.read();

  private final PoolgateServer poolgate;

  CredentialMatrixTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
  }

  static Set<Route> routes() {
    return CONTRACT.routes();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aBadTokenShutsGuardedRoutesAndNoOthers(Route route) throws JOSEException {
    var none = poolgate.api().call(route.method(), CONTRACT.examplePath(route)).wrong().send();
    boolean guarded = CONTRACT.isGuarded(route);
    assertThat(none.status() == 401).isEqualTo(guarded);
    for (var bad : badTokens().entrySet()) {
      var expected = bad.getKey().equals("expired") ? "401 token_expired" : "401 invalid_token";
      assertThat(send(route, bad.getValue()).outcome())
          .as(bad.getKey())
          .isEqualTo(guarded ? expected : none.outcome());
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void theRightTokenOpensGuardedRoutesAndChangesNoOthers(Route route) {
    var none = poolgate.api().call(route.method(), CONTRACT.examplePath(route)).wrong().send();
    var right = send(route, token().sign());
    if (CONTRACT.isGuarded(route)) {
      // Behind the door the pool says that it knows no such user, or the body is missed.
      assertThat(right.outcome()).matches("20[04].*|401 token_revoked|400 invalid_request");
    } else {
      assertThat(right.outcome()).isEqualTo(none.outcome());
    }
  }

  /// Each is the right token but for one thing, save the first.
  private Map<String, String> badTokens() throws JOSEException {
    RSAKey foreign = new RSAKeyGenerator(2048).keyID("foreign").generate();
    var bad = new LinkedHashMap<String, String>();
    bad.put("garbage", "garbage");
    bad.put("alg none", token().header("alg", "none").sign());
    bad.put("foreign key", token().signedBy(foreign).sign());
    bad.put("wrong issuer", token().with("iss", "https://issuer.example").sign());
    bad.put("ID token", token().with("token_use", "id").sign());
    bad.put("other client", token().with("client_id", "anotherclient").sign());
    bad.put("expired", token().expiresIn(Duration.ofSeconds(-1)).sign());
    return bad;
  }

  private TokenBuilder token() {
    return poolgate.pool().token();
  }

  private Answer send(Route route, String token) {
    return poolgate
        .api()
        .call(route.method(), CONTRACT.examplePath(route))
        .header("Authorization", "Bearer " + token)
        .wrong()
        .send();
  }
}
