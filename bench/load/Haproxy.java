import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// HAProxy as a peer: in C, with OpenSSL, it verifies the signature of each token and three of its
/// claims, and remembers nothing.
final class Haproxy implements AutoCloseable {
  private static final String CONFIGURATION =
      """
      global
        nbthread 1
        tune.bufsize 32768
      defaults
        mode http
        timeout client 30s
        timeout server 30s
        timeout connect 5s
      frontend guard
        bind 127.0.0.1:%1$d
        http-request return status 200 content-type text/plain string "up" if { path /open }
        http-request set-var(txn.token) http_auth_bearer
        http-request deny deny_status 401 unless { var(txn.token),jwt_verify(RS256,"%2$s") 1 }
        http-request set-var(txn.exp) var(txn.token),jwt_payload_query('$.exp','int')
        http-request set-var(txn.now) date()
        http-request deny deny_status 401 if { var(txn.exp),sub(txn.now) -m int lt 1 }
        http-request deny deny_status 401 unless { var(txn.token),jwt_payload_query('$.iss') -m str "%3$s" }
        http-request deny deny_status 401 unless { var(txn.token),jwt_payload_query('$.token_use') -m str access }
        http-request deny deny_status 401 unless { var(txn.token),jwt_payload_query('$.client_id') -m str "%4$s" }
        http-request set-var(txn.sub) var(txn.token),jwt_payload_query('$.sub')
        http-request return status 200 content-type application/json lf-string "{\\"sub\\":\\"%%[var(txn.sub)]\\"}"
      """;

  private final int port = Poolgate.freePort();
  private final Path key = Files.createTempFile("key", ".pem");
  private final Path configuration = Files.createTempFile("haproxy", ".cfg");
  private final Process process;

  Haproxy(Pool pool) throws IOException, InterruptedException {
    Files.writeString(key, pool.publicKeyPem());
    Files.writeString(
        configuration, CONFIGURATION.formatted(port, key, pool.issuer(), pool.clientId()));
    process =
        new ProcessBuilder("taskset", "-c", "0", "haproxy", "-db", "-f", configuration.toString())
            .inheritIO()
            .start();
    while (!isUp()) {
      if (!process.isAlive()) {
        throw new IOException("haproxy did not start");
      }
      Thread.sleep(50);
    }
  }

  static boolean isInstalled() throws InterruptedException {
    try {
      return new ProcessBuilder("haproxy", "-v").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return port;
  }

  private boolean isUp() {
    try {
      var connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/open").toURL().openConnection();
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    Files.delete(key);
    Files.delete(configuration);
  }
}
