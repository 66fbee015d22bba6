package io.poolgate;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A real proxy, with what a page of the documentation says.
public final class Proxy implements AutoCloseable {
  private final Process process;
  private final URI server;

  private Proxy(Process process, URI server) {
    this.process = process;
    this.server = server;
  }

  /// The proxies there are, each from a package of Debian's.
  public enum Program {
    NGINX("/usr/sbin/nginx", "nginx-light"),
    CADDY("/usr/bin/caddy", "caddy"),
    HAPROXY("/usr/sbin/haproxy", "haproxy");

    private final String path;
    private final String debianPackage;

    Program(String path, String debianPackage) {
      this.path = path;
      this.debianPackage = debianPackage;
    }

    /// Skips the test where it is missing.
    public void require() {
      assumeTrue(
          Files.isExecutable(Path.of(path)),
          path + " is missing: apt-get install " + debianPackage);
    }
  }

  /// The first block in this language on a page.
  public static String configurationOf(Path page, String language) {
    return configurationOf(page, "", language);
  }

  /// The first one behind this text.
  public static String configurationOf(Path page, String heading, String language) {
    var block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL);
    try {
      var text = Files.readString(page);
      return block
          .matcher(text.substring(text.indexOf(heading)))
          .results()
          .map(match -> match.group(1))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts an nginx that listens on this port, and waits until it does.
  ///
  /// @param folder for its files
  /// @param http what stands within its `http { }`
  public static Proxy nginx(Path folder, int port, String http) throws IOException {
    var configuration =
        """
        daemon off;
        master_process off;
        pid %1$s/pid;
        error_log %1$s/error.log;
        events {}
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          %2$s
        }
        """
            .formatted(folder, http);
    var file = Files.writeString(folder.resolve("nginx.conf"), configuration);
    return start(folder, port, Program.NGINX.path, "-p", folder.toString(), "-c", file.toString());
  }

  /// Starts an nginx in front of two instances, as docs/behind-a-proxy.md has it.
  ///
  /// @param folder for its files
  public static Proxy nginx(Path folder, int onePort, int otherPort) throws IOException {
    int port = FreePort.find();
    var configuration =
        configurationOf(Path.of("docs", "behind-a-proxy.md"), "nginx")
            .replace("10.0.0.1:8080", "127.0.0.1:" + onePort)
            .replace("10.0.0.2:8080", "127.0.0.1:" + otherPort)
            .replace("127.0.0.1:8000", "127.0.0.1:" + port);
    return nginx(folder, port, configuration);
  }

  /// Starts a Caddy that listens on this port, and waits until it does.
  ///
  /// @param folder for its files
  /// @param sites its Caddyfile
  public static Proxy caddy(Path folder, int port, String sites) throws IOException {
    var file = Files.writeString(folder.resolve("Caddyfile"), "{\n  admin off\n}\n" + sites);
    return start(folder, port, Program.CADDY.path, "run", "--config", file.toString());
  }

  /// Starts an HAProxy that listens on this port, and waits until it does.
  ///
  /// @param folder for its files
  public static Proxy haproxy(Path folder, int port, String configuration) throws IOException {
    var file = Files.writeString(folder.resolve("haproxy.cfg"), configuration);
    return start(folder, port, Program.HAPROXY.path, "-db", "-f", file.toString());
  }

  private static Proxy start(Path folder, int port, String... command) throws IOException {
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    builder.environment().put("HOME", folder.toString()); // Caddy keeps things there
    var proxy = new Proxy(builder.start(), URI.create("http://127.0.0.1:" + port));
    await().until(proxy::listens);
    return proxy;
  }

  public URI server() {
    return server;
  }

  private boolean listens() {
    try (var _ = new RawConnection(server)) {
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
