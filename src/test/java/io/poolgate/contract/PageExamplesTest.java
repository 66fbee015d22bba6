package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds the Java code of docs/protect-your-own-routes.md to the files that are compiled and run.
class PageExamplesTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("<!-- (\\S+\\.java) -->\n```java\n(.*?)```\n", Pattern.DOTALL);

  @Test
  void thePageShowsWhatIsCompiled() throws IOException {
    var page = Files.readString(Path.of("docs", "protect-your-own-routes.md"));
    var examples = EXAMPLE.matcher(page).results().toList();

    assertThat(examples).hasSize(page.split("```java", -1).length - 1).hasSize(2);
    for (var example : examples) {
      assertThat(Files.readString(Path.of(example.group(1)))).endsWith(example.group(2));
    }
  }
}
