package io.poolgate.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.poolgate.signin.SignInRig.Person;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A passkey in a real browser, whose authenticator is virtual: made at the pool, then used to sign
/// in by the very lines that docs/sign-in.md shows.
@Timeout(180)
class PasskeyBrowserTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AUTHENTICATOR =
      """
      {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
       "hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true}}
      """;
  private static final String CREATE =
      """
      async options => JSON.stringify((await navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options))
      })).toJSON())
      """;

  @Test
  void aPasskeySignsIn() throws Exception {
    var chromium = chromium();
    assumeTrue(chromium.isPresent(), "chromium is not installed");
    try (var rig = SignInRig.start();
        var site = new FrontEnd(rig.server());
        var playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright.chromium().launch(options(chromium.get()))) {
      var page = browser.newPage();
      page.navigate(site.origin());
      plugInAuthenticator(page);
      var ada = rig.person();
      register(rig, page, ada);

      assertThat(page.evaluate(signIn(), ada.email()).toString()).contains("accessToken=");
    }
  }

  private static void plugInAuthenticator(Page page) {
    var devTools = page.context().newCDPSession(page);
    devTools.send("WebAuthn.enable");
    devTools.send(
        "WebAuthn.addVirtualAuthenticator",
        JsonParser.parseString(AUTHENTICATOR).getAsJsonObject());
  }

  /// What the signed-in user's page does at /v1/me/passkeys.
  private static void register(SignInRig rig, Page page, Person person) throws Exception {
    var token = JSON.createObjectNode().put("AccessToken", rig.accessToken(person));
    var options = rig.ask("StartWebAuthnRegistration", token).path("CredentialCreationOptions");
    JsonNode credential = JSON.readTree((String) page.evaluate(CREATE, options.toString()));
    rig.ask("CompleteWebAuthnRegistration", token.set("Credential", credential));
  }

  /// The documentation's lines as a function of the user name.
  private static String signIn() throws Exception {
    var page = Files.readString(Path.of("docs/sign-in.md"));
    var mark = "<!-- passkey -->\n```js\n";
    int start = page.indexOf(mark) + mark.length();
    var lines = page.substring(start, page.indexOf("```", start));
    return "async username => { " + lines + " return tokens; }";
  }

  private static BrowserType.LaunchOptions options(Path chromium) {
    return new BrowserType.LaunchOptions()
        .setExecutablePath(chromium)
        .setArgs(
            List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
  }

  private static Optional<Path> chromium() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
