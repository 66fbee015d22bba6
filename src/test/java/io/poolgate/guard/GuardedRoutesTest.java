package io.poolgate.guard;

import static io.poolgate.guard.GuardedServer.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Which routes a good token opens.
class GuardedRoutesTest {
  private static final String CHALLENGE = "Bearer realm=\"poolgate\", error=\"insufficient_scope\"";

  @AutoClose private static final GuardedServer server = GuardedServer.warm();

  @Test
  void validTokenOpensAGuardedRouteInTheCallersName() {
    var token = server.pool.token().with("sub", "ada").sign();

    assertThat(server.get("/test/guarded", "Bearer " + token).body()).isEqualTo("ada");
    assertThat(server.get("/test/guarded", "bEARER  " + token).body()).isEqualTo("ada");
    assertThat(server.get("/test/access-only", "Bearer " + token).body()).isEqualTo(token);
  }

  @Test
  void unknownPathWithAValidTokenIsNotFound() {
    assertThat(server.get("/nowhere", server.bearer()).statusCode()).isEqualTo(404);
  }

  @Test
  void routeThatForgotToSayWhoMayCallItStaysShut() {
    assertThat(server.get("/test/unannotated").statusCode()).isEqualTo(401);
    assertThat(server.get("/test/unannotated", server.bearer()).statusCode()).isEqualTo(403);
  }

  @Test
  void whatAMethodSaysTakesThePlaceOfWhatItsClassSays() {
    var admin = server.pool.token().with("cognito:groups", List.of("admins")).sign();

    assertThat(server.get("/test/open").body()).isEqualTo("in");
    assertThat(server.get("/test/open/group").statusCode()).isEqualTo(401);
    assertThat(server.get("/test/open/group", server.bearer()).statusCode()).isEqualTo(403);
    assertThat(server.get("/test/open/group", "Bearer " + admin).body()).isEqualTo("in");
    assertThat(server.get("/test/open/shut", "Bearer " + admin).statusCode()).isEqualTo(403);
  }

  @Test
  void expressionIsNoRole() {
    assertThat(server.get("/test/expression").statusCode()).isEqualTo(401);
    assertThat(server.get("/test/expression", server.bearer()).statusCode()).isEqualTo(403);
  }

  @Test
  void groupOpensARouteAndItsLackIsTold() {
    var inGroup = server.pool.token().with("cognito:groups", List.of("x", "admins")).sign();
    var sneaky = server.pool.token().with("cognito:groups", List.of("x,admins")).sign();

    assertThat(server.get("/test/group", "Bearer " + inGroup).body()).isEqualTo("in");
    assertProblem(
        server.get("/test/group", "Bearer " + sneaky), 403, "insufficient_group", CHALLENGE);
  }

  @Test
  void scopeOpensARouteAndItsLackIsTold() {
    var scoped = server.pool.token().with("scope", "openid files.write").sign();
    var group = server.pool.token().with("cognito:groups", List.of("SCOPE_files.write")).sign();

    assertThat(server.get("/test/scope", "Bearer " + scoped).body()).isEqualTo("in");
    assertProblem(
        server.get("/test/scope", "Bearer " + group),
        403,
        "insufficient_scope",
        CHALLENGE + ", scope=\"files.read files.write\"");
  }

  @Test
  void idTokenWhereAllowedOpensOrdinaryRoutesAlone() {
    try (var both = GuardedServer.warm(Map.of("poolgate.token.uses", "id, access"))) {
      var client = "poolgatelocalclient0000001";
      var id = both.pool.token().with("token_use", "id").without("client_id").with("aud", client);
      var header = "Bearer " + id.sign();

      assertThat(both.get("/test/guarded", header).statusCode()).isEqualTo(200);
      assertThat(both.get("/test/access-only", header).statusCode()).isEqualTo(401);
    }
  }
}
