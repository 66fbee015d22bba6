package io.poolgate.token.keys;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// How the server of the keys is reached.
///
/// @param proxy the one in between
/// @param proxyCredentials what the proxy is told when it asks. In a tunnel the JDK says nothing
///   unless the system property `jdk.http.auth.tunneling.disabledSchemes` is empty
/// @param trust whose certificates are believed, instead of those that the JVM believes
public record KeyRoute(
    Optional<InetSocketAddress> proxy,
    Optional<PasswordAuthentication> proxyCredentials,
    Optional<SSLContext> trust) {

  /// Straight, with the JVM's trust.
  public static final KeyRoute DIRECT =
      new KeyRoute(Optional.empty(), Optional.empty(), Optional.empty());

  HttpClient.Builder client() {
    var client =
        HttpClient.newBuilder()
            .proxy(proxy.map(ProxySelector::of).orElse(HttpClient.Builder.NO_PROXY));
    proxyCredentials.map(ForProxy::new).ifPresent(client::authenticator);
    trust.ifPresent(client::sslContext);
    return client;
  }

  /// Answers a proxy alone: whoever else asks does not learn its password.
  private static final class ForProxy extends Authenticator {
    private final PasswordAuthentication credentials;

    ForProxy(PasswordAuthentication credentials) {
      this.credentials = credentials;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      return getRequestorType() == RequestorType.PROXY ? credentials : null;
    }
  }

  @Override
  public String toString() {
    return "KeyRoute[" + proxy + "]";
  }
}
