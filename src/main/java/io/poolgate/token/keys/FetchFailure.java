package io.poolgate.token.keys;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Says in words why keys could not be fetched. The JDK's own texts are empty, or quote what was
/// received, or name classes.
final class FetchFailure {
  private static final Pattern NO_TUNNEL = Pattern.compile("Tunnel failed, got: (\\d+)");
  private static final int PROXY_REFUSED = 407;

  private FetchFailure() {}

  /// @param proxied whether a proxy is on the way: it is then the one that is connected to
  static String words(Throwable failure, boolean proxied) {
    var causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause).toList();
    for (var cause : causes) {
      switch (cause) {
        case UnresolvedAddressException _ -> {
          return peer(proxied) + "unknown host";
        }
        case HttpConnectTimeoutException _ -> {
          return peer(proxied) + "no connection in time";
        }
        case HttpTimeoutException _, TimeoutException _ -> {
          return "no complete answer in time";
        }
        case CertificateExpiredException _ -> {
          return "its certificate has expired";
        }
        default -> {}
      }
    }
    return causes.stream()
        .flatMap(cause -> ofConnection(cause, proxied).stream())
        .findFirst()
        .orElse("the connection broke off");
  }

  private static Optional<String> ofConnection(Throwable cause, boolean proxied) {
    return Optional.ofNullable(
        switch (cause) {
          case SSLException e -> ofTls(e);
          case ConnectException _ -> peer(proxied) + "connection refused, or no way there";
          case IOException e -> ofText(String.valueOf(e.getMessage()));
          default -> null;
        });
  }

  private static String ofTls(SSLException failure) {
    var certificates =
        Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
            .filter(cause -> cause instanceof CertificateException)
            .map(cause -> String.valueOf(cause.getMessage()))
            .toList();
    if (certificates.isEmpty()) {
      return "no TLS could be agreed on";
    }
    return certificates.stream().anyMatch(text -> text.startsWith("No "))
        ? "its certificate is for another host"
        : "its certificate is not trusted";
  }

  private static @Nullable String ofText(String text) {
    var tunnel = NO_TUNNEL.matcher(text);
    if (tunnel.find()) {
      return "the proxy refused: status " + tunnel.group(1);
    }
    return text.contains("exceeds") ? "the answer is too large" : null;
  }

  /// Says which status is no success.
  static String status(int status, boolean proxied) {
    return (proxied && status == PROXY_REFUSED ? "the proxy refused: status " : "status ") + status;
  }

  private static String peer(boolean proxied) {
    return proxied ? "the proxy: " : "";
  }
}
