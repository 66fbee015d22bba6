package io.poolgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.PoolgateServer;
import io.poolgate.localpool.token.TokenBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ReportsTest {
  private static final PoolgateServer POOLGATE =
      PoolgateServer.start(Map.of("spec.name", "reports", "poolgate.token.uses", "access,id"));

  private final Api api = new Api(POOLGATE.api().server(), false);

  @AfterAll
  static void stop() {
    POOLGATE.close();
  }

  @Test
  void aGoodTokenIsEnoughForOnesOwn() {
    var token = token().with("sub", "ada");
    assertThat(send("GET", "/v1/reports", token).text("/owner")).isEqualTo("ada");
    assertThat(send("GET", "/v1/reports/ada", token).outcome()).isEqualTo("200");
    assertThat(send("GET", "/v1/reports/grace", token).outcome()).isEqualTo("404 not_found");
  }

  @Test
  void publishingTakesOneOfTheGroups() {
    var editor = token().with("cognito:groups", List.of("editors"));
    assertThat(send("POST", "/v1/reports/publish", editor).outcome()).isEqualTo("204");
    assertThat(send("POST", "/v1/reports/publish", token()).outcome())
        .isEqualTo("403 insufficient_group");
  }

  @Test
  void exportingTakesTheScope() {
    var exporter = token().with("scope", "openid reports/export");
    assertThat(send("POST", "/v1/reports/export", exporter).outcome()).isEqualTo("204");
    assertThat(send("POST", "/v1/reports/export", token()).outcome())
        .isEqualTo("403 insufficient_scope");
  }

  @Test
  void anIdTokenDeletesNothing() {
    var admin = token().with("cognito:groups", List.of("admins"));
    assertThat(send("DELETE", "/v1/reports/ada", admin).outcome()).isEqualTo("204");
    var id = admin.with("token_use", "id").with("aud", POOLGATE.pool().publicClient().id());
    assertThat(send("GET", "/v1/reports/ada", id).outcome()).isEqualTo("200");
    assertThat(send("DELETE", "/v1/reports/ada", id).outcome()).isEqualTo("401 invalid_token");
  }

  @Test
  void noTokenAndAnExpiredOneAreToldApart() {
    assertThat(api.get("/v1/reports").outcome()).isEqualTo("401 missing_token");
    var expired = token().expiresIn(Duration.ofSeconds(-1));
    assertThat(send("GET", "/v1/reports", expired).outcome()).isEqualTo("401 token_expired");
  }

  private static TokenBuilder token() {
    return POOLGATE.pool().token();
  }

  private Answer send(String method, String path, TokenBuilder token) {
    return api.call(method, path).bearer(token.sign()).send();
  }
}
