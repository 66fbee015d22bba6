import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/// What others wrote, or would, to stand beside the server: the programs of `bench/peers`.
final class Peers {
  private static final Path FOLDER = Path.of("bench", "peers");
  private static final String UP = "/up";

  private Peers() {}

  /// Bare Netty, which verifies nothing.
  static Server floor() throws IOException, InterruptedException {
    var classes = Files.createTempDirectory("floor").toString();
    var source = FOLDER.resolve("Floor.java").toString();
    var compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler.run(null, null, null, "-cp", Poolgate.JAR, "-d", classes, source) != 0) {
      throw new IOException(source + " cannot be compiled");
    }
    return start(
        0,
        Map.of(),
        List.of(Server.java(), Poolgate.HEAP, "-cp", classes + ":" + Poolgate.JAR, "Floor"));
  }

  /// HAProxy, which verifies each token, and remembers none.
  static Server haproxy(Pool pool) throws IOException, InterruptedException {
    var environment =
        Map.of(
            "KEY", file(pool.publicKeyPem()), "ISSUER", pool.issuer(), "CLIENT", pool.clientId());
    return start(0, environment, haproxy("guard.cfg"));
  }

  /// A pool that answers each call at once, by the same sign-in.
  static Server readyPool(Pool pool) throws IOException, InterruptedException {
    return start(1, Map.of("ANSWER", file(pool.signIn())), haproxy("pool.cfg"));
  }

  /// Fastify and the AWS SDK for JavaScript.
  static Server fastify(Pool pool, Server readyPool) throws IOException, InterruptedException {
    var folder = FOLDER.resolve("fastify").toString();
    var install = "npm ci --prefer-offline --no-audit --no-fund --prefix " + folder;
    if (new ProcessBuilder(install.split(" ")).start().waitFor() != 0) {
      throw new IOException(install + " failed");
    }
    var environment =
        Map.of("CLIENT", pool.clientId(), "POOL", readyPool.address(), "NODE_ENV", "production");
    return start(0, environment, List.of("node", folder + "/server.mjs"));
  }

  private static List<String> haproxy(String configuration) {
    return List.of("haproxy", "-db", "-f", FOLDER.resolve(configuration).toString());
  }

  private static Server start(int processor, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    int port = Server.freePort();
    var all = new HashMap<>(environment);
    all.put("PORT", String.valueOf(port));
    return new Server(Server.onProcessor(processor, command), all, port, UP);
  }

  private static String file(String content) throws IOException {
    var file = Files.createTempFile("peer", ".txt");
    file.toFile().deleteOnExit();
    return Files.writeString(file, content).toString();
  }
}
