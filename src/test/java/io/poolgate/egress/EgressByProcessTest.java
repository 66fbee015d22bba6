package io.poolgate.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Accounts;
import io.poolgate.Api;
import io.poolgate.FreePort;
import io.poolgate.PoolgateProcess;
import io.poolgate.edge.tls.CertificateAuthority;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import io.poolgate.token.keys.JwksServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkSystemSetting;

/// The program in an environment that is full of other programs' settings, and that has one way
/// out.
@Tag("long")
class EgressByProcessTest {
  private static final String API = "cognito-idp.local.amazonaws.com";
  private static final String KEYS = "keys.pool.test";

  private static final CertificateAuthority OF_JVM = new CertificateAuthority();
  private static final CertificateAuthority OF_KEYS = new CertificateAuthority();

  @TempDir Path folder;

  /// Calls and keys alike go through the proxy, with its password; each server is believed by the
  /// authorities that were given for it; and `AWS_…` variables, files and properties change
  /// nothing.
  @Test
  void allGoesThroughTheProxyAndNothingWhereAwsVariablesPoint() throws Exception {
    var options = LocalPoolOptions.forTests().hostNames(API, KEYS).build();
    try (var pool = LocalUserPool.start(options);
        var decoy = new JwksServer("{}");
        var proxy =
            new ForwardProxy(
                "Basic " + base64("ada:mark-p@ss"),
                Map.of(API, OF_JVM.issueFor(API), KEYS, OF_KEYS.issueFor(KEYS)),
                pool.endpoint());
        var poolgate =
            PoolgateProcess.start(
                pool,
                FreePort.find(),
                environment(pool, proxy, decoy),
                folder.resolve("output"),
                "-Djavax.net.ssl.trustStore=" + trustStore(),
                "-Djavax.net.ssl.trustStorePassword=changeit",
                "-Daws.endpointUrl=" + decoy.address(),
                "-Daws.region=mark-nonsense")) {
      var email = Accounts.newEmail();
      var password = Accounts.newPassword();
      pool.createUser(email, password);

      var api = new Api(poolgate.server(), true);
      var signedIn = api.post("/v1/sign-in", Accounts.credentials(email, password));
      var token = signedIn.text("/tokens/accessToken");
      assertThat(api.call("GET", "/v1/verify").bearer(token).send().status()).isEqualTo(204);

      assertThat(proxy.tunnels()).contains(API + ":443", KEYS + ":443");
      assertThat(decoy.fetches()).isZero();
      assertThat(String.join("\n", poolgate.errors()))
          .contains(API + " is reached through the proxy 127.0.0.1:" + proxy.port())
          .doesNotContain("mark-", base64("ada:mark-p@ss"));
    }
  }

  private Map<String, String> environment(LocalUserPool pool, ForwardProxy proxy, JwksServer decoy)
      throws IOException {
    var environment = new HashMap<String, String>();
    for (var setting : SdkSystemSetting.values()) {
      environment.put(setting.environmentVariable(), "mark-nonsense");
    }
    var malformed = Files.writeString(folder.resolve("malformed"), "[mark-profile\nx y z\n");
    environment.put("AWS_CONFIG_FILE", malformed.toString());
    environment.put("AWS_SHARED_CREDENTIALS_FILE", malformed.toString());
    environment.put("AWS_PROFILE", "mark-nowhere");
    environment.put("AWS_ENDPOINT_URL", decoy.address().toString());
    environment.put("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", decoy.address().toString());
    environment.put("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "false");
    environment.put("AWS_USE_FIPS_ENDPOINT", "true");
    environment.put("AWS_USE_DUALSTACK_ENDPOINT", "true");
    environment.put("COGNITO_ENDPOINT", ""); // not set
    environment.put("COGNITO_ISSUERS", pool.issuer());
    environment.put("COGNITO_JWKS_URL", "https://" + KEYS + pool.jwksUrl().getPath());
    var authorities = Files.writeString(folder.resolve("ca.pem"), OF_KEYS.pem());
    environment.put("COGNITO_JWKS_TLS_CA", authorities.toString());
    environment.put("HTTPS_PROXY", "http://ada:mark-p%40ss@127.0.0.1:" + proxy.port());
    environment.put("NO_PROXY", "127.0.0.1,.example.test");
    return environment;
  }

  private Path trustStore() throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("one", OF_JVM.issue("any").getRootCertificate());
    var file = folder.resolve("trust.p12");
    try (var out = Files.newOutputStream(file)) {
      store.store(out, "changeit".toCharArray());
    }
    return file;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
