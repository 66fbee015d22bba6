package io.poolgate.egress;

import io.poolgate.problem.StartupException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A proxy that is spoken to in plain HTTP, and asked for a tunnel (`CONNECT`) to where TLS ends.
///
/// @param url its address, without credentials
public record HttpProxy(URI url, Optional<PasswordAuthentication> credentials) {

  /// Reads what a variable says: `http://user:password@host:port`. What is in front of the host may
  /// be left out, and the port 80.
  ///
  /// @throws StartupException naming the variable; never with the value, which can hold a password
  static HttpProxy parse(String variable, String text) {
    try {
      var given = new URI(text.contains("://") ? text : "http://" + text);
      if ("http".equalsIgnoreCase(given.getScheme())
          && given.getHost() != null
          && given.getPort() < 65_536
          && given.getPort() != 0
          && given.getPath().matches("/?")
          && given.getQuery() == null
          && given.getFragment() == null) {
        return new HttpProxy(url(given.getHost(), given.getPort()), credentials(given));
      }
    } catch (URISyntaxException | IllegalArgumentException e) {
      // falls to the same line as any other malformed address; its text has the value
    }
    throw new StartupException(
        variable,
        "is not the address of an HTTP proxy; a password in it is percent-encoded.",
        "http://user:password@proxy.example.com:3128");
  }

  static HttpProxy at(InetSocketAddress address) throws URISyntaxException {
    return new HttpProxy(url(address.getHostString(), address.getPort()), Optional.empty());
  }

  private static URI url(String host, int port) throws URISyntaxException {
    return new URI("http", null, host, port < 0 ? 80 : port, null, null, null);
  }

  private static Optional<PasswordAuthentication> credentials(URI given) {
    var both = given.getRawUserInfo();
    if (both == null || both.isEmpty()) {
      return Optional.empty();
    }
    int colon = both.indexOf(':');
    var user = colon < 0 ? both : both.substring(0, colon);
    var password = colon < 0 ? "" : both.substring(colon + 1);
    return Optional.of(new PasswordAuthentication(decoded(user), decoded(password).toCharArray()));
  }

  /// Percent-encoding alone: a plus sign is one here.
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// Unresolved, so that each connection looks the name up.
  public InetSocketAddress address() {
    var host = url.getHost();
    boolean inBrackets = host.startsWith("[");
    return InetSocketAddress.createUnresolved(
        inBrackets ? host.substring(1, host.length() - 1) : host, url.getPort());
  }

  /// Host and port.
  @Override
  public String toString() {
    return url.getAuthority();
  }
}
