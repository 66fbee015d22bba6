package io.poolgate.platform;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.server.EmbeddedServer;
import io.poolgate.edge.PublicUrl;
import jakarta.inject.Singleton;

/// Where the served contract says that this server is. `Host` never decides it: whoever asks first
/// would for all others.
@Singleton
final class ServerUrl {
  private final PublicUrl publicUrl;
  private final boolean local;
  private final BeanProvider<EmbeddedServer> server;

  ServerUrl(PublicUrl publicUrl, Environment environment, BeanProvider<EmbeddedServer> server) {
    this.publicUrl = publicUrl;
    this.local = environment.getActiveNames().contains("local");
    this.server = server;
  }

  /// The public URL; without one in `local` that of the loopback, since Postman makes nothing of a
  /// path alone; elsewhere a path, which readers take relative to where the document came from.
  String url() {
    var prefix = publicUrl.prefix();
    return publicUrl
        .origin()
        .map(origin -> origin + prefix)
        .orElseGet(() -> local ? loopback() + prefix : prefix.isEmpty() ? "/" : prefix);
  }

  private String loopback() {
    return server.get().getScheme() + "://localhost:" + server.get().getPort();
  }
}
