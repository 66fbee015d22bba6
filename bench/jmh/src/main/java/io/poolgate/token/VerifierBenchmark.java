package io.poolgate.token;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import io.poolgate.token.keys.KeyRoute;
import io.poolgate.token.keys.KeySettings;
import io.poolgate.token.keys.KeySource;
import io.poolgate.token.keys.SignatureProvider;
import io.poolgate.token.verdict.TokenUse;
import io.poolgate.token.verdict.Verification;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What a token costs the processor: to parse, beside Nimbus, to verify, to find again in the
/// cache.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgs = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class VerifierBenchmark {
  private final JwtParser parser = new JwtParser();
  private LocalUserPool pool;
  private KeySource keys;
  private AccessTokenVerifier verifier;
  private AccessTokenVerifier remembering;
  private String token;

  /// Starts a pool, loads its keys and lets the cache see the token once.
  @Setup
  public void start() throws Exception {
    pool = LocalUserPool.start(LocalPoolOptions.forTests().build());
    token = pool.token().sign();
    keys =
        new KeySource(
            new KeySettings(
                pool.jwksUrl(), Duration.ofMinutes(5), Duration.ofHours(24), Optional.empty()),
            KeyRoute.DIRECT,
            SignatureProvider.choose(),
            InstantSource.system(),
            _ -> {});
    keys.start();
    keys.news().join();
    verifier = verifier(0);
    remembering = verifier(32 << 20);
    require(verifier.verify(token).join());
    require(remembering.verify(token).join());
  }

  @TearDown
  public void stop() {
    keys.close();
    pool.close();
  }

  @Benchmark
  public Optional<Jwt> parse() {
    return parser.parse(token);
  }

  @Benchmark
  public JWTClaimsSet parseByNimbus() throws Exception {
    return SignedJWT.parse(token).getJWTClaimsSet();
  }

  @Benchmark
  public Verification verify() {
    return verifier.verify(token).join();
  }

  /// With a string that was not hashed before, as each request brings one.
  @Benchmark
  public Verification cacheHit() {
    return remembering.verify(new String(token.toCharArray())).join();
  }

  private AccessTokenVerifier verifier(long cacheWeight) {
    var settings =
        new TokenSettings(
            new AcceptedClients.These(Set.of(pool.publicClient().id())),
            Set.of(pool.issuer()),
            Set.of(TokenUse.ACCESS),
            Duration.ZERO,
            cacheWeight,
            false);
    return new AccessTokenVerifier(
        settings, keys, _ -> false, InstantSource.system(), VerificationObserver.NOBODY);
  }

  private static void require(Verification verdict) {
    if (!(verdict instanceof Verification.Verified)) {
      throw new IllegalStateException("the token should be valid: " + verdict);
    }
  }
}
