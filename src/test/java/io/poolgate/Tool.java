package io.poolgate;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The programs that others wrote to try a server, each from a package of Debian's.
public enum Tool {
  TESTSSL("/usr/bin/testssl", "testssl.sh"),
  SLOWHTTPTEST("/usr/bin/slowhttptest", "slowhttptest"),
  H2LOAD("/usr/bin/h2load", "nghttp2-client"),
  CURL("/usr/bin/curl", "curl"),
  WRK("/usr/bin/wrk", "wrk"),
  HAPROXY("/usr/sbin/haproxy", "haproxy");

  private final String path;
  private final String debianPackage;

  Tool(String path, String debianPackage) {
    this.path = path;
    this.debianPackage = debianPackage;
  }

  /// Skips the test where it is missing.
  public void require() {
    assumeTrue(
        Files.isExecutable(Path.of(path)), path + " is missing: apt-get install " + debianPackage);
  }

  /// Runs it to its end, and returns what it said.
  public String run(String... arguments) throws IOException, InterruptedException {
    require();
    var command = new ArrayList<>(List.of(path));
    command.addAll(List.of(arguments));
    var said = Files.createTempFile(name(), ".txt");
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      process.getOutputStream().close();
      process.waitFor();
      var output = Files.readString(said);
      System.out.println(output);
      return output;
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      Files.delete(said);
    }
  }
}
