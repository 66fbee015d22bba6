package io.poolgate.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.FinishedProgram;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/// A client for the JVM, compiled together with a program that calls it.
record JvmClient(Path classes) {
  private static final String LIBRARIES = GeneratedClients.FOLDER.resolve("libraries") + "/*";
  private static final String COMPILER = GeneratedClients.FOLDER.resolve("compiler") + "/*";

  static JvmClient javac(Path client, Path program) throws IOException {
    var classes = client.resolve("classes");
    var arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-cp", libraries()));
    arguments.addAll(List.of("-d", classes.toString(), program.toString()));
    try (var sources = Files.walk(client.resolve("src/main/java"))) {
      sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    }
    var said = new StringWriter();
    var out = new PrintWriter(said);
    var javac = ToolProvider.findFirst("javac").orElseThrow();
    int status = javac.run(out, out, arguments.toArray(String[]::new));
    assertThat(status).as("javac says:%n%s", said).isZero();
    return new JvmClient(classes);
  }

  /// @param program a file, or a folder of them
  static JvmClient kotlinc(Path client, Path program) throws IOException {
    var classes = client.resolve("classes");
    run(
        COMPILER + File.pathSeparator + LIBRARIES,
        "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
        "-no-stdlib",
        "-no-reflect",
        "-nowarn",
        "-jvm-target",
        "17",
        "-cp",
        libraries(),
        "-d",
        classes.toString(),
        client.resolve("src/main/kotlin").toString(),
        program.toString());
    return new JvmClient(classes);
  }

  /// Compilers know no wildcard.
  private static String libraries() throws IOException {
    try (var jars = Files.list(GeneratedClients.FOLDER.resolve("libraries"))) {
      return String.join(File.pathSeparator, jars.map(Path::toString).sorted().toList());
    }
  }

  void play(String main, String... arguments) throws IOException {
    run(classes + File.pathSeparator + LIBRARIES, main, arguments);
  }

  private static void run(String classPath, String main, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(GeneratedClients.JAVA, "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(List.of(arguments));
    FinishedProgram.run(GeneratedClients.FOLDER, Map.of(), command.toArray(String[]::new))
        .assertPasses();
  }
}
