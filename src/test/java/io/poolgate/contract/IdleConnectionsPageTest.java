package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The table of idle time-outs in docs/behind-a-proxy.md: a proxy that keeps connections for longer
/// than Poolgate does loses requests.
class IdleConnectionsPageTest {
  private static final Pattern ROW =
      Pattern.compile("\\| (.+) \\| (\\d+) s.* \\| (\\d+)s(, the default)? \\|");
  private static final Pattern DEFAULT =
      Pattern.compile("\\| `POOLGATE_CONNECTIONS_IDLE_TIMEOUT` \\| `(\\d+)s` \\|");

  @Test
  void poolgateKeepsAConnectionForLongerThanTheProxyDoes() throws Exception {
    int byDefault = Integer.parseInt(found(DEFAULT, "configuration.md").getFirst().group(1));
    var rows = found(ROW, "behind-a-proxy.md");
    assertThat(rows).hasSize(9);
    for (var row : rows) {
      int proxy = Integer.parseInt(row.group(2));
      int poolgate = Integer.parseInt(row.group(3));
      assertThat(poolgate).as(row.group(1)).isGreaterThanOrEqualTo(proxy + 15);
      assertThat(row.group(4) != null).as(row.group(1)).isEqualTo(poolgate == byDefault);
    }
  }

  private static List<MatchResult> found(Pattern pattern, String page) throws IOException {
    return pattern.matcher(Files.readString(Path.of("docs", page))).results().toList();
  }
}
