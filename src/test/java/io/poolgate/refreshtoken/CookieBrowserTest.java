package io.poolgate.refreshtoken;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.poolgate.Accounts;
import io.poolgate.Chromium;
import io.poolgate.localpool.LocalUserPool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The refresh token's cookie in a real browser, by the very lines that docs/sign-in.md shows.
@Timeout(180)
class CookieBrowserTest {
  private static final Map<String, Object> ANY_PORTS =
      Map.of(
          "micronaut.server.port", -1,
          "poolgate.management.port", 0,
          "poolgate.local.pool-port", 0);

  @Test
  void aPageIsRefreshedByACookieThatItsScriptsCannotRead() throws Exception {
    try (var chromium = Chromium.start();
        var server = ApplicationContext.run(EmbeddedServer.class, ANY_PORTS, "local")) {
      var email = Accounts.newEmail();
      var password = Accounts.newPassword();
      server.getApplicationContext().getBean(LocalUserPool.class).createUser(email, password);
      var page = chromium.page();
      var app = "http://localhost:" + server.getPort() + "/app";
      page.route(
          app, route -> route.fulfill(new Route.FulfillOptions().setContentType("text/html")));
      page.navigate(app);

      var script =
          "async ([username, password]) => { %s return [document.cookie, JSON.stringify(tokens),"
              + " refreshed.status, signedOut.status, afterwards.status].join(' '); }";
      var seen = page.evaluate(script.formatted(lines()), List.of(email, password));

      assertThat(seen.toString())
          .as("no cookie to read, no refresh token, refreshed, signed out, and no way back")
          .matches(
              " \\{\"accessToken\":\"[^\"]+\",\"idToken\":\"[^\"]+\",\"tokenType\":\"Bearer\","
                  + "\"expiresIn\":\\d+} 200 204 400");
    }
  }

  private static String lines() throws Exception {
    var page = Files.readString(Path.of("docs/sign-in.md"));
    var mark = "<!-- cookie -->\n```js\n";
    int start = page.indexOf(mark) + mark.length();
    return page.substring(start, page.indexOf("```", start))
        + " const afterwards = await post(\"/v1/tokens/refresh\", {});";
  }
}
