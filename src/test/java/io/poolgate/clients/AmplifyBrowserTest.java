package io.poolgate.clients;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolgate.Chromium;
import io.poolgate.NpmFolder;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalPoolOptionsBuilder;
import io.poolgate.localpool.LocalUserPool;
import io.poolgate.localpool.settings.DeviceTracking;
import io.poolgate.localpool.settings.SignInOptions;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// Amplify v6 on a page in Chromium, against the local pool.
@Tag("long")
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AmplifyBrowserTest implements AmplifyFlows {
  private Chromium chromium;
  private AmplifySite site;

  @BeforeAll
  void start() throws IOException {
    chromium = Chromium.start();
    site = new AmplifySite(NpmFolder.require("amplify"));
  }

  @AfterAll
  void stop() {
    if (site != null) {
      site.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void aPasskeyIsAddedSignsInAndIsDeleted() throws IOException {
    play("passkey");
  }

  @Test
  void aRememberedDeviceTakesThePlaceOfTheAppUntilItIsForgotten() throws IOException {
    play("devices", SignInOptions.DEFAULT.withDevices(DeviceTracking.OPT_IN));
  }

  /// As a hybrid app's page has one.
  @Test
  void aPageOfAnotherOriginMayCallWhereItIsAllowed() throws IOException {
    var origin = site.origin("app.localhost");
    play("password", origin, LocalPoolOptions.forTests().origins(origin::equals));
    assertThatThrownBy(() -> play("password", origin, LocalPoolOptions.forTests()))
        .hasMessageContaining("NetworkError");
  }

  @Override
  public void play(String flow, SignInOptions options) throws IOException {
    play(flow, site.origin("localhost"), LocalPoolOptions.forTests().signIn(options));
  }

  private void play(String flow, String origin, LocalPoolOptionsBuilder options)
      throws IOException {
    try (var pool = LocalUserPool.start(options.build());
        var page = chromium.pageWithAuthenticator()) {
      page.exposeFunction("latestCode", names -> pool.mailbox().latestCode((String) names[0]));
      page.navigate(origin);
      page.evaluate(
          "asked => window.play(asked)", Map.of("flow", flow, "pool", AmplifyNodeTest.told(pool)));
    }
  }
}
