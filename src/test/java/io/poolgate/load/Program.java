package io.poolgate.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A program of the folder `bench`, run to its end as CONTRIBUTING.md says.
record Program(Path source) {
  static Program of(String path) {
    return new Program(Path.of("bench", path));
  }

  /// Those of a folder.
  static List<Program> in(String folder) {
    try (var files = Files.list(Path.of("bench", folder))) {
      return files.filter(Program::starts).sorted().map(Program::new).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean starts(Path file) {
    try {
      return file.toString().endsWith(".java")
          && Files.readString(file).contains("static void main(");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Its class's name.
  String name() {
    return source.getFileName().toString().replace(".java", "");
  }

  record Result(int exitCode, String output) {}

  /// @param options of the virtual machine
  Result run(List<String> options, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", "target/poolgate.jar"));
    command.addAll(options);
    command.add(source.toString());
    command.addAll(List.of(arguments));
    var found = Files.createTempFile(Path.of("target"), "bench", ".txt");
    var run =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(found.toFile())
            .start();
    try {
      int exitCode = run.waitFor();
      var output = Files.readString(found);
      System.out.println(output);
      return new Result(exitCode, output);
    } finally {
      Stream.concat(run.descendants(), Stream.of(run.toHandle())).forEach(ProcessHandle::destroy);
      Files.delete(found);
    }
  }

  @Override
  public String toString() {
    return source.toString();
  }
}
