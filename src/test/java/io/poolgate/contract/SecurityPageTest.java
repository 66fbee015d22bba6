package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds docs/security.md to the tests there are: a promise whose test was renamed or deleted is
/// kept by nobody.
class SecurityPageTest {
  private static final Path TESTS = Path.of("src", "test", "java", "io", "poolgate");
  private static final Pattern TEST = Pattern.compile("`([\\w/*]+(?:Test|IT))`");
  private static final Pattern PROGRAM = Pattern.compile("`(bench/load/\\w+\\.java)`");

  @Test
  void everyPromiseNamesATestThatThereIs() throws IOException {
    var page = Files.readString(Path.of("docs", "security.md"));
    var promises =
        page.substring(
            page.indexOf("|---|---|\n") + 10, page.indexOf("\n\n## What the management"));
    assertThat(promises.lines())
        .hasSizeGreaterThan(20)
        .allSatisfy(promise -> {
          assertThat(promise).containsPattern(TEST);
          TEST.matcher(promise)
              .results()
              .forEach(test -> assertThat(exists(test.group(1))).as(test.group(1)).isTrue());
          PROGRAM
              .matcher(promise)
              .results()
              .forEach(program -> assertThat(Path.of(program.group(1))).exists());
        });
  }

  private static boolean exists(String test) {
    var files = FileSystems.getDefault().getPathMatcher("glob:" + TESTS + "/" + test + ".java");
    try (var all = Files.walk(TESTS)) {
      return all.anyMatch(files::matches);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
