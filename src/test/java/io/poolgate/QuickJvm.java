package io.poolgate;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// The command that starts the program in a JVM of its own, soon ready: its classes come from an
/// archive (JEP 350), and the compiler that takes its time is left out.
public final class QuickJvm {
  /// Among a JVM's options: with all compilers, as the program ships.
  public static final String ALL_COMPILERS = "-XX:TieredStopAtLevel=4";

  private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";
  private static final Path CLASSES = Path.of("target", "classes");
  private static final String TEST_CLASSES = "target/test-classes";

  /// One for each of the suite's JVMs, so that it can be no older than the classes.
  private static final QuickJvm MADE = new QuickJvm();

  private final String classPath;
  private final Path archive;

  private QuickJvm() {
    try {
      var folder = Files.createTempDirectory("jvm");
      var jar = folder.resolve("poolgate.jar");
      archive = folder.resolve("classes.jsa");
      Stream.of(folder, jar, archive).map(Path::toFile).forEach(File::deleteOnExit);
      classPath = classPath(jar);
      archive(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Up to and with the main class.
  ///
  /// @param options of the JVM
  public static List<String> command(String... options) {
    var share = "-XX:SharedArchiveFile=" + MADE.archive;
    return java(MADE.classPath + File.pathSeparator + TEST_CLASSES, share, options);
  }

  private static List<String> java(String classPath, String archiving, String... options) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    // What it has to say about archives would stand among what the program says.
    var command = new ArrayList<>(List.of(java, QUICK_COMPILER, archiving, "-Xlog:disable"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath, Poolgate.class.getName()));
    return command;
  }

  /// An archive takes no class from a folder.
  private static String classPath(Path jar) {
    var classes = CLASSES.toAbsolutePath().toString();
    var path = new ArrayList<String>();
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      var absolute = Path.of(entry).toAbsolutePath().toString();
      if (absolute.endsWith(".jar")) {
        path.add(absolute);
      } else if (absolute.equals(classes)) {
        path.add(jar.toString());
      }
    }
    return String.join(File.pathSeparator, path);
  }

  /// From a start that goes as far as one can that ends by itself: its port is taken.
  private void archive(Path jar) throws IOException {
    var tool = ToolProvider.findFirst("jar").orElseThrow();
    tool.run(System.out, System.err, "cf", jar.toString(), "-C", CLASSES.toString(), ".");
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var dump =
          new ProcessBuilder(java(classPath, "-XX:ArchiveClassesAtExit=" + archive))
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
