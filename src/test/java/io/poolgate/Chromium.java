package io.poolgate;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The machine's own Chromium, without a window.
public final class Chromium implements AutoCloseable {
  private static final String AUTHENTICATOR =
      """
      {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
       "hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true}}
      """;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path program, List<String> arguments) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright.chromium().launch(options(program, arguments));
  }

  /// Starts it, or skips the test where it is not installed.
  ///
  /// @param arguments further ones of its command line
  public static Chromium start(String... arguments) {
    var program = find();
    assumeTrue(program.isPresent(), "chromium is not installed");
    return new Chromium(program.get(), List.of(arguments));
  }

  /// A page of a new visitor.
  public Page page() {
    return browser.newPage();
  }

  /// A page of a new visitor, whose authenticator is virtual and says yes by itself.
  public Page pageWithAuthenticator() {
    var page = page();
    var devTools = page.context().newCDPSession(page);
    devTools.send("WebAuthn.enable");
    devTools.send(
        "WebAuthn.addVirtualAuthenticator",
        JsonParser.parseString(AUTHENTICATOR).getAsJsonObject());
    return page;
  }

  private static BrowserType.LaunchOptions options(Path program, List<String> arguments) {
    var all =
        Stream.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    return new BrowserType.LaunchOptions()
        .setExecutablePath(program)
        .setArgs(Stream.concat(all, arguments.stream()).toList());
  }

  private static Optional<Path> find() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
