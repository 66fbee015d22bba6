package io.poolgate;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A real nginx, with what a page of the documentation says.
public final class Nginx implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
  private static final Pattern BLOCK = Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL);

  private final Process process;
  private final URI server;

  private Nginx(Process process, URI server) {
    this.process = process;
    this.server = server;
  }

  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /// The first block of nginx's configuration on a page.
  public static String configurationOf(Path page) {
    try {
      return BLOCK
          .matcher(Files.readString(page))
          .results()
          .map(match -> match.group(1))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts one that listens on this port, and waits until it does.
  ///
  /// @param folder for its files
  /// @param http what stands within its `http { }`
  public static Nginx start(Path folder, int port, String http) throws IOException {
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
    var process =
        new ProcessBuilder(PROGRAM.toString(), "-p", folder.toString(), "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    var nginx = new Nginx(process, URI.create("http://127.0.0.1:" + port));
    await().until(nginx::listens);
    return nginx;
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
