package io.poolgate.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.poolgate.Chromium;
import io.poolgate.FrontEnd;
import io.poolgate.NpmFolder;
import io.poolgate.SignInRig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A client in TypeScript, whose types openapi-typescript makes of the contract and whose calls
/// openapi-fetch makes. src/test/npm/typescript has what it does.
@Tag("long")
@Timeout(180)
class TypeScriptClientTest {

  /// Where a line must not compile, types.ts says so.
  @Test
  void theTypesAllowWhatTheApiTakesAndRefuseMistakes() throws IOException {
    run(client(), "tsc", "--project", ".");
  }

  @Test
  void aChallengeThatTheTypesDoNotKnowReachesThePage() throws IOException {
    var client = client();
    run(client, "esbuild", "tomorrow.ts", "--bundle", "--format=esm", "--outfile=tomorrow.mjs");
    var ended = client.run(Map.of(), "node", "tomorrow.mjs").assertPasses();
    assertThat(ended.output().strip()).isEqualTo("NEW_KIND");
  }

  @Test
  void aPasskeySignsIn() throws IOException {
    var client = client();
    run(client, "esbuild", "passkey.ts", "--bundle", "--global-name=client", "--outfile=client.js");
    try (var chromium = Chromium.start();
        var rig = SignInRig.start();
        var site = new FrontEnd(rig.api.server())) {
      var page = chromium.pageWithAuthenticator();
      page.navigate(site.origin());
      page.addScriptTag(
          new Page.AddScriptTagOptions().setPath(client.folder().resolve("client.js")));
      var ada = rig.person();
      assertThat(page.evaluate("token => client.enrol(token)", rig.bearer(ada).token()))
          .isEqualTo(201);
      assertThat(page.evaluate("username => client.signIn(username)", ada.email()).toString())
          .startsWith("ey");
    }
  }

  private static NpmFolder client() throws IOException {
    var client = NpmFolder.require("typescript");
    var contract = Path.of("openapi.yml").toAbsolutePath().toString();
    run(client, "openapi-typescript", contract, "--output", "api.d.ts");
    return client;
  }

  private static void run(NpmFolder client, String tool, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("node", "node_modules/.bin/" + tool));
    command.addAll(List.of(arguments));
    client.run(Map.of(), command.toArray(String[]::new)).assertPasses();
  }
}
