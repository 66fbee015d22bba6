package io.poolgate.clients;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.poolgate.NpmFolder;
import java.io.IOException;
import java.util.Map;

/// Cognito clients that others wrote, from npm.
record NpmClients(NpmFolder folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static NpmClients install() throws IOException {
    return new NpmClients(NpmFolder.install("clients"));
  }

  /// Plays one scenario of a script.
  ///
  /// @param pool what pool.mjs tells the scenario of the pool
  void play(String script, String scenario, Map<String, String> pool) throws IOException {
    var environment = Map.of("POOL", JSON.writeValueAsString(pool));
    folder.run(environment, "node", script, scenario).assertPasses();
  }
}
