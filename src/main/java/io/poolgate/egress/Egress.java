package io.poolgate.egress;

import static java.util.function.Predicate.not;

import io.poolgate.problem.StartupException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rule for all that is called over HTTP: `HTTPS_PROXY` (for an `http` address `HTTP_PROXY`)
/// and `NO_PROXY`, in small letters or capitals. Without either proxy the JVM's options count
/// (`-Dhttps.proxyHost=…`). Loopback is never behind a proxy.
public final class Egress {
  private static final Logger LOG = LoggerFactory.getLogger(Egress.class);

  private final Map<String, String> environment;
  private final NoProxy direct;

  /// The rule as an environment has it.
  public Egress(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.direct = new NoProxy(given("NO_PROXY").map(Map.Entry::getValue).orElse(""));
  }

  /// The proxy on the way to an address; empty where it is reached straight. Asked once by each who
  /// calls there.
  ///
  /// @throws StartupException where the variable is no proxy's address
  public Optional<HttpProxy> proxyTo(URI address) {
    var host = NoProxy.bare(address.getHost());
    if (isLoopback(host) || direct.covers(host, port(address))) {
      return Optional.empty();
    }
    var proxy = isAnyNamed() ? named(address) : ofJvm(address);
    proxy.ifPresent(known -> LOG.info("{} is reached through the proxy {}", host, known));
    return proxy;
  }

  private boolean isAnyNamed() {
    return given("HTTPS_PROXY").isPresent() || given("HTTP_PROXY").isPresent();
  }

  private Optional<HttpProxy> named(URI address) {
    return given(isEncrypted(address) ? "HTTPS_PROXY" : "HTTP_PROXY")
        .map(variable -> HttpProxy.parse(variable.getKey(), variable.getValue()));
  }

  /// As curl does, which takes the name in small letters first.
  private Optional<Map.Entry<String, String>> given(String name) {
    return Stream.of(name.toLowerCase(Locale.ROOT), name)
        .filter(environment::containsKey)
        .map(variable -> Map.entry(variable, environment.getOrDefault(variable, "").strip()))
        .filter(not(variable -> variable.getValue().isEmpty()))
        .findFirst();
  }

  private static Optional<HttpProxy> ofJvm(URI address) {
    @Nullable ProxySelector options = ProxySelector.getDefault();
    if (options == null) {
      return Optional.empty();
    }
    return options.select(address).stream()
        .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
        .findFirst()
        .map(Proxy::address)
        .map(InetSocketAddress.class::cast)
        .map(Egress::plain);
  }

  private static HttpProxy plain(InetSocketAddress address) {
    try {
      return HttpProxy.at(address);
    } catch (URISyntaxException e) {
      throw new StartupException("-Dhttps.proxyHost", "is no host.", "proxy.example.com");
    }
  }

  private static boolean isEncrypted(URI address) {
    return "https".equalsIgnoreCase(address.getScheme());
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return isEncrypted(address) ? 443 : 80;
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || NoProxy.literal(host).filter(InetAddress::isLoopbackAddress).isPresent();
  }
}
