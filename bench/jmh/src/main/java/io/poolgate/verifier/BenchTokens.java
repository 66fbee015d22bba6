package io.poolgate.verifier;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import io.poolgate.token.keys.PoolIssuers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// Tokens of a pool at AWS by their looks (RSA 2048, Cognito's claims), with the pool's keys. They
/// are kept in a file, so that verifiers of other languages are measured with the same.
record BenchTokens(String poolId, String clientId, String jwks, List<String> tokens) {
  private static final Path FILE = Path.of("target", "bench-tokens.json");
  private static final String POOL_ID = "eu-central-1_Bench0001";
  private static final int COUNT = 500;

  /// Makes them anew.
  public static void main(String[] arguments) throws Exception {
    var client = LocalPoolOptions.PUBLIC_CLIENT_ID;
    try (var pool = LocalUserPool.start(LocalPoolOptions.forTests().build());
        var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(pool.jwksUrl()).build();
      var jwks = http.send(request, BodyHandlers.ofString()).body();
      var tokens = Stream.generate(() -> token(pool)).limit(COUNT).toList();
      var all = Map.of("poolId", POOL_ID, "clientId", client, "jwks", jwks, "tokens", tokens);
      Files.writeString(FILE, JSONObjectUtils.toJSONString(all));
    }
  }

  private static String token(LocalUserPool pool) {
    var user = UUID.randomUUID().toString();
    return pool.token()
        .with("sub", user)
        .with("username", user)
        .with("iss", PoolIssuers.of(POOL_ID).getFirst())
        .expiresIn(Duration.ofDays(1))
        .sign();
  }

  static BenchTokens read() throws IOException, ParseException {
    var all = JSONObjectUtils.parse(Files.readString(FILE));
    return new BenchTokens(
        JSONObjectUtils.getString(all, "poolId"),
        JSONObjectUtils.getString(all, "clientId"),
        JSONObjectUtils.getString(all, "jwks"),
        JSONObjectUtils.getStringList(all, "tokens"));
  }

  String issuer() {
    return PoolIssuers.of(poolId).getFirst();
  }
}
