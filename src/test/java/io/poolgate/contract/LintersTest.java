package io.poolgate.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.poolgate.FinishedProgram;
import io.poolgate.NpmFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The contract as other people's tools judge it: no error, and no warning but what a file in
/// src/test/npm/linters has a reason for.
@Tag("long")
@Timeout(300)
class LintersTest {
  private static final String IS_NODE_20_19 =
      "const [major, minor] = process.versions.node.split('.').map(Number);"
          + "process.exit(major * 100 + minor >= 2019 ? 0 : 1)";

  static List<Path> documents() {
    return Stream.of(Contract.FILE, Contract.FOR_PROXIES).map(Path::toAbsolutePath).toList();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void redoclyFindsNothing(Path document) throws IOException {
    var npm = NpmFolder.require("linters");
    assumeTrue(passes("node", "-e", IS_NODE_20_19), "redocly wants Node.js 20.19");
    npm.run(
            Map.of("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true"),
            "node",
            "node_modules/.bin/redocly",
            "lint",
            document.toString())
        .assertPasses();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void spectralFindsNothing(Path document) throws IOException {
    NpmFolder.require("linters")
        .run(
            Map.of(),
            "node",
            "node_modules/.bin/spectral",
            "lint",
            "--fail-severity=hint",
            document.toString())
        .assertPasses();
  }

  /// A pattern that only JavaScript can read is an error here.
  @ParameterizedTest
  @MethodSource("documents")
  void pythonCanReadIt(Path document) throws IOException {
    Journey.requires("python3");
    assumeTrue(
        passes("python3", "-c", "import openapi_spec_validator"),
        "Python has no openapi-spec-validator");
    FinishedProgram.run(
            Path.of("."), Map.of(), "python3", "-m", "openapi_spec_validator", document.toString())
        .assertPasses();
  }

  private static boolean passes(String... command) throws IOException {
    return FinishedProgram.run(Path.of("."), Map.of(), command).status() == 0;
  }
}
