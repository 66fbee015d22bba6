package io.poolgate.refreshtoken;

import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.poolgate.Chromium;
import io.poolgate.PoolgateServer;
import io.poolgate.edge.tls.CertificateAuthority;
import io.poolgate.edge.tls.PemFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Cookie tossing in a real browser: a page of `evil.shop.test` sets cookies for all of
/// `shop.test`, then one of `app.shop.test` calls `api.shop.test`.
@Timeout(180)
class CookieTossingBrowserTest {
  private static final String APP = "https://app.shop.test";
  private static final String EVIL = "https://evil.shop.test";

  /// With a longer path than this host's own, so that they are sent first.
  private static final String TOSS =
      """
      token => {
        for (const before of [",", ", ", "a=b,", "=", "$Version=1,", '"', 'a="b",', "\\t", "a=b;", ""]) {
          document.cookie = before + "__Host-poolgate-refresh=" + token
              + "; Domain=shop.test; Path=/v1/tokens; Secure";
        }
        document.cookie = "__HOST-poolgate-refresh=" + token
            + "; Domain=shop.test; Path=/v1/tokens; Secure";
      }\
      """;

  private static final String CALL =
      """
      async ([api, path, body]) => {
        const response = await fetch(api + path, {
          method: "POST",
          credentials: "include",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(body),
        });
        const { tokens } = await response.json();
        const claims = tokens?.accessToken.split(".")[1].replace(/-/g, "+").replace(/_/g, "/");
        return response.status + " " + (claims ? JSON.parse(atob(claims)).sub : "");
      }\
      """;

  /// Sites of the internet, which are on this machine; and certificates of nobody.
  private static final String[] ARGUMENTS = {
    "--host-resolver-rules=MAP *.shop.test 127.0.0.1",
    "--disable-features=LocalNetworkAccessChecks",
    "--ignore-certificate-errors"
  };

  @TempDir private Path folder;

  @Test
  void aNeighbourMakesNoPageRefreshIntoAnotherAccount() {
    try (var chromium = Chromium.start(ARGUMENTS);
        var poolgate = start()) {
      var password = newPassword();
      var email = newEmail();
      var victim = poolgate.pool().createUser(email, password);
      var page = visit(chromium);
      var api = "https://api.shop.test:" + poolgate.api().server().getPort();

      page.navigate(EVIL);
      page.evaluate(TOSS, "mark-token-of-eve");
      assertThat(page.context().cookies(api + "/v1/tokens/refresh"))
          .as("what the browser takes for cookies of all hosts")
          .anySatisfy(cookie -> assertThat(cookie.name).isEqualTo(",__Host-poolgate-refresh"));

      page.navigate(APP);
      var refresh = List.of(api, "/v1/tokens/refresh", new HashMap<>());
      assertThat(page.evaluate(CALL, refresh)).as("as without a cookie").isEqualTo("400 ");
      var credentials = new HashMap<String, Object>();
      credentials.put("username", email);
      credentials.put("password", password);
      credentials.put("refreshTokenDelivery", "cookie");
      assertThat(page.evaluate(CALL, List.of(api, "/v1/sign-in", credentials)))
          .isEqualTo("200 " + victim.sub());
      assertThat(page.evaluate(CALL, refresh)).as("with its own").isEqualTo("200 " + victim.sub());
    }
  }

  /// Both sites are of nothing but an empty page.
  private static Page visit(Chromium chromium) {
    var page = chromium.page();
    for (var site : List.of(APP, EVIL)) {
      page.route(
          site + "/",
          route -> route.fulfill(new Route.FulfillOptions().setContentType("text/html")));
    }
    return page;
  }

  private PoolgateServer start() {
    var properties = new HashMap<String, Object>();
    var certificate = new CertificateAuthority().issue("api");
    properties.putAll(new PemFiles(folder).write(certificate).properties());
    properties.put("poolgate.public-url", "https://api.shop.test");
    properties.put("poolgate.allowed-origins", APP);
    return PoolgateServer.start(properties);
  }
}
