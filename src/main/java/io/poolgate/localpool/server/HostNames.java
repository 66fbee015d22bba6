package io.poolgate.localpool.server;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The names this server goes by. It refuses any other in `Host`: otherwise a website that makes
/// its name resolve to 127.0.0.1 (DNS rebinding) could read the mailbox as if it were its own.
final class HostNames {
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9a-f:]+]|[^:\\[\\]/@]+)(:[0-9]{1,5})?");

  private final Set<String> names = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));

  HostNames(Set<String> configured) {
    configured.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
  }

  boolean accepts(List<String> hostHeaders) {
    if (hostHeaders.size() != 1) {
      return false;
    }
    var host = HOST.matcher(hostHeaders.getFirst().toLowerCase(Locale.ROOT));
    return host.matches() && names.contains(host.group(1));
  }
}
