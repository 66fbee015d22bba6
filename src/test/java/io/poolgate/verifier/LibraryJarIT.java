package io.poolgate.verifier;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/// What is in the library's jar, and what its pom asks for.
class LibraryJarIT {
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>.*</groupId>\\s*<artifactId>(.*)</artifactId>\\s*"
              + "<version>(.*)</version>\\s*</dependency>");

  private final Path jar = file("");
  private final ModuleDescriptor module =
      ModuleFinder.of(jar).find("io.poolgate.verifier").orElseThrow().descriptor();

  private static Path file(String suffix) {
    var name = Pattern.compile("poolgate-verifier-\\d[\\d.]*(-SNAPSHOT)?" + suffix + "\\.jar");
    try (var files = Files.list(Path.of("target"))) {
      return files
          .filter(file -> name.matcher(file.getFileName().toString()).matches())
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void nothingElseOfPoolgateIsInIt() throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      assertThat(file.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName))
          .contains("META-INF/LICENSE", "io/poolgate/verifier/CognitoVerifier.class")
          .allMatch(name ->
              name.matches("META-INF/.*|module-info.class|io/poolgate/(token|verifier)/.*"));
    }
  }

  @Test
  void itExportsTheEntranceAndTheVerdictsAlone() {
    assertThat(module.exports().stream().filter(exports -> !exports.isQualified()))
        .extracting(Exports::source)
        .containsExactlyInAnyOrder("io.poolgate.verifier", "io.poolgate.token.verdict");
  }

  @Test
  void itNeedsFourLibrariesAndNoMoreOfTheJdkThanItsHttpClient() {
    assertThat(module.requires())
        .extracting(Requires::name)
        .containsExactlyInAnyOrder(
            "java.base",
            "java.net.http",
            "com.fasterxml.jackson.core",
            "com.github.benmanes.caffeine",
            "org.jspecify",
            "org.slf4j");
  }

  @Test
  void itsPomNamesTheVersionsThatTheTestsRanWith() throws IOException {
    var pom = Files.readString(Path.of("target", "verifier", "pom.xml"));
    var versions =
        DEPENDENCY
            .matcher(pom)
            .results()
            .collect(toMap(found -> found.group(1), found -> found.group(2)));

    assertThat(pom).doesNotContain("${");
    assertThat(versions.keySet())
        .isEqualTo(Set.of("jackson-core", "caffeine", "jspecify", "slf4j-api"));
    var classPath = System.getProperty("java.class.path");
    assertThat(versions)
        .allSatisfy((artifact, version) ->
            assertThat(classPath).contains(artifact + "-" + version + ".jar"));
  }

  @Test
  void itsSourcesAndItsDocumentationAreBesideIt() throws IOException {
    try (var sources = new JarFile(file("-sources").toFile());
        var documentation = new JarFile(file("-javadoc").toFile())) {
      var classes = sources.stream().map(ZipEntry::getName).collect(toSet());
      assertThat(classes).contains("module-info.java", "io/poolgate/token/keys/KeySource.java");
      assertThat(documentation.getEntry("index.html")).isNotNull();
    }
  }
}
