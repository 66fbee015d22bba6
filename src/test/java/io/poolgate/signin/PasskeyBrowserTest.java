package io.poolgate.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Chromium;
import io.poolgate.FrontEnd;
import io.poolgate.SignInRig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A passkey in a real browser, whose authenticator is virtual: added to the account by the very
/// lines that docs/account.md shows, then used to sign in by those of docs/sign-in.md.
@Timeout(180)
class PasskeyBrowserTest {
  @Test
  void aPasskeySignsIn() throws Exception {
    try (var chromium = Chromium.start();
        var rig = SignInRig.start();
        var site = new FrontEnd(rig.api.server())) {
      var page = chromium.pageWithAuthenticator();
      page.navigate(site.origin());
      var ada = rig.person();
      var enrol = "async accessToken => { %s return status; }".formatted(shown("account.md"));
      assertThat(page.evaluate(enrol, rig.bearer(ada).token())).isEqualTo(201);

      var signIn = "async username => { %s return tokens; }".formatted(shown("sign-in.md"));
      assertThat(page.evaluate(signIn, ada.email()).toString()).contains("accessToken=");
    }
  }

  /// The lines that a page of the documentation shows.
  private static String shown(String name) throws IOException {
    var page = Files.readString(Path.of("docs", name));
    var mark = "<!-- passkey -->\n```js\n";
    int start = page.indexOf(mark) + mark.length();
    return page.substring(start, page.indexOf("```", start));
  }
}
