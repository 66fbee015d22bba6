package io.poolgate.clients;

import static io.poolgate.clients.GeneratedClients.SOURCES;
import static io.poolgate.clients.GeneratedClients.require;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.poolgate.FinishedProgram;
import io.poolgate.NpmFolder;
import io.poolgate.PoolgateServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that OpenAPI Generator makes of the contract, by the commands of docs/clients.md: they
/// compile, and take a user the whole way, against a Poolgate in the environment `local`. A second
/// one is in front of a pool that asks for what nobody knows yet.
@Tag("long")
@MicronautTest(environments = "local")
@Property(name = "poolgate.local.pool-port", value = "0")
@Property(name = "poolgate.limits.enabled", value = "false")
@Property(name = "poolgate.management.port", value = "0")
@Property(name = "micronaut.server.port", value = "-1")
@Timeout(300)
class GeneratedClientsTest {
  private static final String NEW_KIND =
      """
      {
        "ChallengeName": "NEW_KIND",
        "ChallengeParameters": {"HINT": "blue"},
        "Session": "c2Vzc2lvbiBvZiB0d2VudHk="
      }
      """;

  @AutoClose private static final PoolgateServer later = PoolgateServer.start();

  private static GeneratedClients clients;

  private final String[] servers;

  GeneratedClientsTest(EmbeddedServer server) {
    var base = "http://127.0.0.1:" + server.getPort();
    servers = new String[] {base, later.api().server().toString()};
  }

  @BeforeAll
  static void begin() throws IOException {
    clients = GeneratedClients.fetch();
    later.pool().faults().on("InitiateAuth").answer(200, NEW_KIND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "typescript-fetch",
        "typescript-axios",
        "java",
        "kotlin",
        "kotlin-retrofit",
        "python",
        "go",
        "dart",
        "swift6"
      })
  void theGeneratorComplainsOfNothing(String client) throws IOException {
    assertThat(clients.complaints(client)).isEmpty();
  }

  @Test
  void typescriptClientsCompileStrictlyAndGoTheWholeWay() throws IOException {
    var npm = NpmFolder.require("generated");
    for (var client : List.of("typescript-fetch", "typescript-axios")) {
      link(npm.folder().resolve(client), clients.folder(client));
    }
    npm.run(Map.of(), "node", "node_modules/typescript/bin/tsc").assertPasses();
    play(npm.folder(), Map.of(), "node", "compiled/fetch-journey.js");
    play(npm.folder(), Map.of(), "node", "compiled/axios-journey.js");
  }

  @Test
  void aPasskeySignsInByATypescriptClientInABrowser() throws IOException {
    var pages = TypeScriptPages.require();
    link(pages.folder().resolve("typescript-fetch"), clients.folder("typescript-fetch"));
    pages.run("node_modules/.bin/tsc", "--project", "tsconfig-fetch.json");
    pages.assertAPasskeySignsIn("fetch-passkey.ts");
  }

  @Test
  void aJavaClientCompilesAndGoesTheWholeWay() throws IOException {
    JvmClient.javac(clients.folder("java"), SOURCES.resolve("java/Journey.java"))
        .play("Journey", servers);
  }

  @Test
  void aKotlinClientCompilesAndGoesTheWholeWay() throws IOException {
    JvmClient.kotlinc(clients.folder("kotlin"), SOURCES.resolve("kotlin"))
        .play("JourneyKt", servers);
  }

  @Test
  void aRetrofitClientCompiles() throws IOException {
    var client = clients.folder("kotlin-retrofit");
    JvmClient.kotlinc(client, SOURCES.resolve("kotlin/SignInResult.kt"));
  }

  @Test
  void aPythonClientCompiles() throws IOException {
    require("python3", "python3");
    var client = clients.folder("python");
    FinishedProgram.run(
            client, Map.of(), "python3", "-m", "compileall", "-q", "-f", "openapi_client")
        .assertPasses();
  }

  @Test
  void aPythonClientGoesTheWholeWay() throws IOException {
    require("python3", "python3");
    var needs = "import pydantic, dateutil, urllib3; assert pydantic.VERSION.startswith('2.')";
    assumeTrue(
        FinishedProgram.run(SOURCES, Map.of(), "python3", "-c", needs).status() == 0,
        "Python has no pydantic 2");
    var path = Map.of("PYTHONPATH", clients.folder("python").toString());
    play(SOURCES, path, "python3", "-B", "python/journey.py");
  }

  @Test
  void aGoClientCompilesAndGoesTheWholeWay() throws IOException {
    require("go", "golang-go golang-gopkg-validator.v2-dev");
    var workspace = Files.createDirectories(GeneratedClients.FOLDER.resolve("go-workspace/src"));
    link(workspace.resolve("openapi"), clients.folder("go"));
    link(workspace.resolve("journey"), SOURCES.resolve("go"));
    // Debian has libraries, but not as modules.
    var paths = workspace.getParent() + File.pathSeparator + "/usr/share/gocode";
    FinishedProgram.run(
            workspace,
            Map.of("GO111MODULE", "off", "GOPATH", paths),
            "go",
            "build",
            "-o",
            "journey.out",
            "journey")
        .assertPasses();
    play(workspace, Map.of(), workspace.resolve("journey.out").toString());
  }

  /// Nothing that compiles it can be had.
  @Test
  void aDartClientDemandsNoTokensOfAChallenge() throws IOException {
    var models = clients.folder("dart").resolve("lib/model");
    assertThat(models.resolve("sign_in_result.dart"))
        .content()
        .contains("required this.status,", "  Tokens? tokens;", "  Challenge? challenge;");
    assertThat(models.resolve("challenge.dart")).content().contains("  String name;");
  }

  /// Nor this.
  @Test
  void aSwiftClientTakesAnyChallenge() throws IOException {
    var models = clients.folder("swift6").resolve("Sources/OpenAPIClient/Models");
    assertThat(models.resolve("Challenge.swift")).content().contains("public var name: String\n");
    assertThat(models.resolve("SignInResult.swift"))
        .content()
        .contains("case typeAuthenticated(Authenticated)", "case typeChallenged(Challenged)");
  }

  @Test
  void thePageShowsTheKotlinThatIsCompiled() throws IOException {
    var name = "src/test/generated/kotlin/SignInResult.kt";
    var shown = "<!-- " + name + " -->\n```kotlin\n" + Files.readString(Path.of(name)) + "```\n";
    assertThat(Path.of("docs", "clients.md")).content().contains(shown);
  }

  /// Runs a journey.
  private void play(Path folder, Map<String, String> environment, String... program)
      throws IOException {
    var command = Stream.of(program, servers).flatMap(Stream::of).toArray(String[]::new);
    FinishedProgram.run(folder, environment, command).assertPasses();
  }

  private static void link(Path link, Path target) throws IOException {
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, target);
  }
}
