package io.poolgate;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/// The command that starts the program in a JVM of its own, soon ready: its classes come from an
/// archive (JEP 350), and the compiler that takes its time is left out.
public final class QuickJvm {
  /// Among a JVM's options: with all compilers, as the program ships.
  public static final String ALL_COMPILERS = "-XX:TieredStopAtLevel=4";

  private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";
  private static final Path CLASSES = Path.of("target", "classes");
  private static final String TEST_CLASSES = "target/test-classes";

  private static final Path FOLDER = Path.of("target", "quick-jvm");
  private static final Path JAR = FOLDER.resolve("poolgate.jar");
  private static final Path ARCHIVE = FOLDER.resolve("classes.jsa");
  private static final String CLASS_PATH = archived();

  private QuickJvm() {}

  /// Up to and with the main class.
  ///
  /// @param options of the JVM
  public static List<String> command(String... options) {
    var share = "-XX:SharedArchiveFile=" + ARCHIVE;
    return java(CLASS_PATH + File.pathSeparator + TEST_CLASSES, share, options);
  }

  private static List<String> java(String classPath, String archiving, String... options) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    // What it has to say about archives would stand among what the program says.
    var command = new ArrayList<>(List.of(java, QUICK_COMPILER, archiving, "-Xlog:disable"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath, Poolgate.class.getName()));
    return command;
  }

  /// Makes the archive where the classes are newer, by one of the suite's JVMs for all.
  private static String archived() {
    try {
      Files.createDirectories(FOLDER);
      try (var file = FileChannel.open(FOLDER.resolve("lock"), CREATE, WRITE);
          var _ = file.lock()) {
        var classPath = classPath();
        if (!Files.exists(ARCHIVE) || changed(ARCHIVE) < changed(CLASSES)) {
          archive(classPath);
        }
        return classPath;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// When it, or the newest file in it, was changed.
  private static long changed(Path path) throws IOException {
    try (var files = Files.walk(path)) {
      return files.mapToLong(file -> file.toFile().lastModified()).max().orElseThrow();
    }
  }

  /// An archive takes no class from a folder.
  private static String classPath() {
    var classes = CLASSES.toAbsolutePath().toString();
    var path = new ArrayList<String>();
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      var absolute = Path.of(entry).toAbsolutePath().toString();
      if (absolute.endsWith(".jar")) {
        path.add(absolute);
      } else if (absolute.equals(classes)) {
        path.add(JAR.toAbsolutePath().toString());
      }
    }
    return String.join(File.pathSeparator, path);
  }

  /// From a start that goes as far as one can that ends by itself: its port is taken.
  private static void archive(String classPath) throws IOException {
    Files.deleteIfExists(ARCHIVE);
    var jar = ToolProvider.findFirst("jar").orElseThrow();
    jar.run(System.out, System.err, "cf", JAR.toString(), "-C", CLASSES.toString(), ".");
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var dump =
          new ProcessBuilder(java(classPath, "-XX:ArchiveClassesAtExit=" + ARCHIVE))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      dump.environment()
          .putAll(
              Map.of(
                  "COGNITO_USER_POOL_ID", "eu-central-1_Ab12Cd34E",
                  "COGNITO_CLIENT_ID", "client1",
                  "COGNITO_ENDPOINT", "http://127.0.0.1:1",
                  "MICRONAUT_SERVER_HOST", "127.0.0.1",
                  "MICRONAUT_SERVER_PORT", String.valueOf(taken.getLocalPort()),
                  "POOLGATE_MANAGEMENT_PORT", "0"));
      dump.start().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
