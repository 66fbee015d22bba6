package io.poolgate.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A client in TypeScript, whose types openapi-typescript makes of the contract and whose calls
/// openapi-fetch makes.
@Tag("long")
@Timeout(180)
class TypeScriptClientTest {

  /// Where a line must not compile, types.ts says so.
  @Test
  void theTypesAllowWhatTheApiTakesAndRefuseMistakes() throws IOException {
    pages().run("node_modules/.bin/tsc", "--project", ".");
  }

  @Test
  void aChallengeThatTheTypesDoNotKnowReachesThePage() throws IOException {
    var pages = pages();
    pages.run(
        "node_modules/.bin/esbuild",
        "tomorrow.ts",
        "--bundle",
        "--format=esm",
        "--outfile=tomorrow.mjs");
    assertThat(pages.run("tomorrow.mjs").output().strip()).isEqualTo("NEW_KIND");
  }

  @Test
  void aPasskeySignsIn() throws IOException {
    pages().assertAPasskeySignsIn("passkey.ts");
  }

  private static TypeScriptPages pages() throws IOException {
    var pages = TypeScriptPages.require();
    var contract = Path.of("openapi.yml").toAbsolutePath().toString();
    pages.run("node_modules/.bin/openapi-typescript", contract, "--output", "api.d.ts");
    return pages;
  }
}
