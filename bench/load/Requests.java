import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Which requests wrk sends, and over how many connections.
///
/// @param arguments of wrk, before the address
/// @param environment of its script
record Requests(
    String path, int connections, List<String> arguments, Map<String, String> environment) {
  private static final int CONNECTIONS = 32;

  /// GETs with as many different tokens as the file has.
  static Requests guarded(String path, Path tokens) {
    return new Requests(
        path,
        CONNECTIONS,
        List.of("-s", "bench/load/tokens.lua"),
        Map.of("TOKENS", tokens.toString()));
  }

  /// Sign-ins of 5,000 users.
  static Requests signIns(int connections) {
    return new Requests(
        "/v1/sign-in", connections, List.of("-s", "bench/load/sign-ins.lua"), Map.of());
  }
}
