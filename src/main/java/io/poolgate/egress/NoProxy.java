package io.poolgate.egress;

import static io.netty.handler.ipfilter.IpFilterRuleType.ACCEPT;

import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The `NO_PROXY` list, as curl and Go read it: names with all below them (`example.com`,
/// `.example.com`, `*.example.com`), addresses, networks (`10.0.0.0/8`), each with a port or for
/// all, and `*`. No name is looked up.
final class NoProxy {
  private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
  private static final Pattern WITH_PORT = Pattern.compile("(\\[[^]]+]|[^:\\[\\]]+):(\\d{1,5})");

  private final List<Entry> entries;

  private record Entry(String host, int port) {
    static final int ANY = -1;

    static Entry of(String text) {
      var match = WITH_PORT.matcher(text);
      return match.matches()
          ? new Entry(bare(match.group(1)), Integer.parseInt(match.group(2)))
          : new Entry(bare(text), ANY);
    }

    boolean covers(String name, int ofPort) {
      return (port == ANY || port == ofPort) && (host.equals("*") || isOf(name));
    }

    private boolean isOf(String name) {
      var address = literal(name);
      if (address.isPresent()) {
        return host.contains("/") ? isInNetwork(address.get()) : literal(host).equals(address);
      }
      var domain = host.replaceFirst("^\\*?\\.", "");
      return !domain.isEmpty() && (name.equals(domain) || name.endsWith("." + domain));
    }

    private boolean isInNetwork(InetAddress address) {
      try {
        return new IpSubnetFilterRule(host, ACCEPT).matches(new InetSocketAddress(address, 0));
      } catch (IllegalArgumentException e) {
        return false; // of what is no network nothing is a part
      }
    }
  }

  NoProxy(String list) {
    entries = Arrays.stream(SEPARATOR.split(list)).map(Entry::of).toList();
  }

  /// Whether this host is to be reached straight.
  ///
  /// @param host as [#bare] writes it
  boolean covers(String host, int port) {
    return entries.stream().anyMatch(entry -> entry.covers(host, port));
  }

  /// A host in the one form that two can be compared in: no brackets, no dot at the end, no
  /// capitals.
  static String bare(String host) {
    return host.toLowerCase(Locale.ROOT)
        .replaceFirst("^\\[(.*)]$", "$1")
        .replaceFirst("(?<=[^*])\\.$", "");
  }

  /// The address that is written here; empty for a name.
  static Optional<InetAddress> literal(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
