package io.poolgate.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Settings that stand in a file of their own.
@Timeout(60) // a pipe that is read would never end
class SettingFileTest {
  private static final String VARIABLE = "COGNITO_CLIENT_SECRET_FILE";
  private static final Pattern SECRET = Pattern.compile(".*(SECRET|PASSWORD|_KEYS?|_URI)(_.*)?");
  private static final int MOST_BYTES = 64 * 1024;

  @TempDir private Path folder;

  static Stream<Setting> fromFiles() {
    return Settings.known().stream().filter(Setting::isFromFile);
  }

  static Stream<Setting> others() {
    return Settings.known().stream().filter(setting -> !setting.isFromFile());
  }

  @Test
  void whatSoundsLikeASecretIsOne() {
    assertThat(others().map(Setting::variable).filter(name -> SECRET.matcher(name).matches()))
        .containsExactlyInAnyOrder(
            "POOLGATE_CLIENT_METADATA_ALLOWED_KEYS", // no keys of that kind
            "POOLGATE_TLS_KEY"); // a file itself
    assertThat(fromFiles().filter(Setting::isSecret).map(Setting::variable))
        .contains(
            "COGNITO_CLIENT_SECRET",
            "COGNITO_PREVIOUS_CLIENT_SECRET",
            "POOLGATE_SESSION_KEYS",
            "POOLGATE_ACCESS_LOG_KEY",
            "REDIS_URI");
  }

  /// A bean is given what Micronaut makes of it, and it knows how to for these.
  @ParameterizedTest
  @MethodSource("fromFiles")
  void theyAreTexts(Setting setting) {
    assertThat(setting.type().getType()).isIn(String.class, List.class);
  }

  @ParameterizedTest
  @MethodSource("fromFiles")
  void aFileIsTheValueAsItStands(Setting setting) throws IOException {
    for (var text : List.of("mark", "a:${user.home}", "${no.such}", "${", "a#{b}$c\\d%65")) {
      var file = file("  " + text + "\r\n\n");
      var expected = setting.type().isContainerType() ? List.of(text) : text;
      assertThat(GivenSettings.read(setting, setting.fileVariable(), file)).isEqualTo(expected);
      assertThat(GivenSettings.read(setting, setting.property() + "-file", file))
          .isEqualTo(expected);
      assertThat(GivenSettings.read(setting, setting.fileVariable(), " " + file + "\n"))
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("fromFiles")
  void aListHasALineForEachOrCommas(Setting setting) throws IOException {
    if (setting.type().isContainerType()) {
      for (var text : List.of("k2:b\nk1:a\n", "k2:b,k1:a\n", "k2:b,\n\tk1:a", "k2:b\r\n\r\nk1:a")) {
        assertThat(GivenSettings.read(setting, setting.fileVariable(), file(text)))
            .isEqualTo(List.of("k2:b", "k1:a"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fromFiles")
  void whatIsInNoPlainFileIsRefused(Setting setting) throws Exception {
    var pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    var link = Files.createSymbolicLink(folder.resolve("link"), pipe);
    var dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("none"));
    for (var path : List.of(pipe, link, folder, Path.of("/dev/zero"), Path.of("/dev/stdin"))) {
      assertRefused(setting, path.toString(), "names a file that is no regular file: " + path);
    }
    for (var path : List.of(dangling, Path.of("/no/such/file"), Path.of("mark"))) {
      assertRefused(setting, path.toString(), "names a file that is not there: " + path);
    }
  }

  @ParameterizedTest
  @MethodSource("fromFiles")
  void whatAFileMustNotHoldIsRefusedAndNotShown(Setting setting) throws IOException {
    for (var blank : List.of("", "\n", " \t\r\n", "\u00a0\u0085")) {
      var file = file(blank);
      assertRefused(setting, file, "(" + file + ") is empty");
    }
    var large = file("mark" + " ".repeat(MOST_BYTES - 3));
    assertRefused(setting, large, "names a file that is larger than 64 KiB: " + large);
    var other = folder.resolve("latin-1");
    Files.write(other, "mark\u00fc".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(setting, other.toString(), "names a file that is not in UTF-8: " + other);
    if (setting.isSecret()) {
      for (var hidden : List.of("mark\u0000", "ma\trk", "\ufeffmark", "mark\u200b")) {
        var file = file(hidden);
        assertRefused(setting, file, "(" + file + ") has a character in it that nobody sees");
      }
      if (!setting.type().isContainerType()) {
        var file = file("mark\nmark");
        assertRefused(setting, file, "(" + file + ") has a character in it that nobody sees");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fromFiles")
  void aFileOf64KiBIsRead(Setting setting) throws IOException {
    var file = file("mark" + " ".repeat(MOST_BYTES - 4));
    assertThat(GivenSettings.read(setting, setting.fileVariable(), file))
        .asString()
        .contains("mark");
  }

  @ParameterizedTest
  @MethodSource("fromFiles")
  void aVariableAndAFileAreRefused(Setting setting) throws IOException {
    for (var file : List.of(file("mark"), "/no/such/file")) {
      assertThat(
              GivenSettings.refusal(
                  Map.of(setting.variable(), "mark-value", setting.fileVariable(), file)))
          .startsWith(setting.variable() + " and " + setting.fileVariable() + " are both set.")
          .doesNotContain("mark");
    }
  }

  @ParameterizedTest
  @MethodSource("fromFiles")
  void aPathThatIsNoneIsRefused(Setting setting) {
    for (var empty : List.of("", " ", "\n")) {
      assertThat(GivenSettings.refusal(setting.fileVariable(), empty))
          .startsWith(setting.fileVariable() + " is empty.");
    }
    assertThat(GivenSettings.refusal(setting.fileVariable(), "/run/a\nb"))
        .startsWith(setting.fileVariable() + " has a character in it that nobody sees");
  }

  /// Nobody must think that it is read.
  @ParameterizedTest
  @MethodSource("others")
  void aFileForWhatIsNoSecretIsRefused(Setting setting) throws IOException {
    var variable = setting.fileVariable();
    assertThat(GivenSettings.refusal(variable, file("mark")))
        .startsWith(variable + " is set, but no file is read for " + setting.variable() + ".")
        .doesNotContain("mark");
  }

  /// Kubernetes mounts a secret as a link to a link, so that all its files change at once.
  @Test
  void linksAreFollowed() throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve("..2026_01_31")).resolve("s"), "mark\n");
    Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_01_31"));
    var mounted = Files.createSymbolicLink(folder.resolve("s"), Path.of("..data", "s"));
    assertThat(
            GivenSettings.read(Map.of(VARIABLE, mounted.toString()))
                .getProperty("cognito.client-secret", String.class))
        .contains("mark");
  }

  @Test
  void aConditionSeesWhatAFileHolds() throws IOException {
    var properties =
        Map.<String, Object>of("redis.uri-file", file("nonsense\n"), "poolgate.local.pool-port", 0);
    assertThat(SettingsTest.refusal(ApplicationContext.builder(properties, "local")))
        .startsWith("REDIS_URI is not the address of a Redis");
  }

  @Test
  void whatIsWrongWithItsValueIsToldWithTheFile() throws IOException {
    var file = file("mark");
    var environment = GivenSettings.read(Map.of("POOLGATE_SESSION_KEYS_FILE", file));
    assertThat(Settings.withFile("POOLGATE_SESSION_KEYS must be x. Example: y", environment))
        .isEqualTo(
            "POOLGATE_SESSION_KEYS must be x. Example: y"
                + " (It was read from POOLGATE_SESSION_KEYS_FILE, which is "
                + file
                + ".)");
    var both = "POOLGATE_SESSION_KEYS and POOLGATE_SESSION_KEYS_FILE are both set.";
    assertThat(Settings.withFile(both, environment)).isEqualTo(both);
    assertThat(Settings.withFile("POOLGATE_SESSION_KEYSX is", environment)).endsWith("KEYSX is");
    assertThat(Settings.withFile("REDIS_URI is wrong.", environment)).endsWith("is wrong.");
  }

  private String file(String text) throws IOException {
    var file = Files.createTempFile(folder, "setting", "");
    return Files.writeString(file, text).toString();
  }

  private static void assertRefused(Setting setting, String path, String says) {
    assertThat(GivenSettings.refusal(setting.fileVariable(), path))
        .startsWith(setting.fileVariable() + " ")
        .contains(says)
        .contains("Example: ")
        .doesNotContain(path.contains("mark") ? "mark-" : "mark");
  }
}
