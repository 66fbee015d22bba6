package io.poolgate.clients;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.poolgate.NpmFolder;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import io.poolgate.localpool.settings.SignInOptions;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// Amplify v6 in Node.js, against the local pool.
@Tag("long")
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AmplifyNodeTest implements AmplifyFlows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private NpmFolder amplify;

  @BeforeAll
  void install() throws IOException {
    amplify = NpmFolder.require("amplify");
  }

  @Override
  public void play(String flow, SignInOptions options) throws IOException {
    try (var pool = LocalUserPool.start(LocalPoolOptions.forTests().signIn(options).build())) {
      var environment = Map.of("POOL", JSON.writeValueAsString(told(pool)));
      amplify.run(environment, "node", "node.mjs", flow).assertPasses();
    }
  }

  /// What Amplify is told of a pool.
  static Map<String, String> told(LocalUserPool pool) {
    return Map.of(
        "endpoint", pool.endpoint().toString(),
        "id", pool.id(),
        "clientId", pool.publicClient().id());
  }
}
