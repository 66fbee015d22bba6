package io.poolgate.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.poolgate.Chromium;
import io.poolgate.FinishedProgram;
import io.poolgate.FrontEnd;
import io.poolgate.NpmFolder;
import io.poolgate.SignInRig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Front ends in TypeScript, from src/test/npm/typescript, and what compiles them.
record TypeScriptPages(NpmFolder npm) {

  /// Installs them, or skips the test where Node.js is missing.
  static TypeScriptPages require() throws IOException {
    return new TypeScriptPages(NpmFolder.require("typescript"));
  }

  Path folder() {
    return npm.folder();
  }

  /// Runs a tool from npm, or a script that one has made.
  FinishedProgram run(String tool, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("node", tool));
    command.addAll(List.of(arguments));
    return npm.run(Map.of(), command.toArray(String[]::new)).assertPasses();
  }

  /// Adds a passkey and signs in with it, by the functions of a script, in Chromium.
  void assertAPasskeySignsIn(String script) throws IOException {
    var made = script.replace(".ts", ".js");
    run("node_modules/.bin/esbuild", script, "--bundle", "--global-name=page", "--outfile=" + made);
    try (var chromium = Chromium.start();
        var rig = SignInRig.start();
        var site = new FrontEnd(rig.api.server())) {
      var page = chromium.pageWithAuthenticator();
      page.navigate(site.origin());
      page.addScriptTag(new Page.AddScriptTagOptions().setPath(folder().resolve(made)));
      var ada = rig.person();
      assertThat(page.evaluate("token => page.enrol(token)", rig.bearer(ada).token()))
          .isEqualTo(201);
      assertThat(page.evaluate("username => page.signIn(username)", ada.email()).toString())
          .startsWith("ey");
    }
  }
}
